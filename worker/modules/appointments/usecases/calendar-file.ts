import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { cutoffsAt, localDate } from "#worker/retention/index.ts";
import { findAppointment } from "../appointments.repository.ts";
import { calendarFile } from "../calendar-file.rules.ts";
import { toAppointments } from "./read-appointments.ts";

/** One appointment for the client's own calendar. The file's name tells a date and nobody (P1-1). */
export const readCalendarFile = async ({
  grant,
  appointmentId,
  deps,
}: {
  grant: Grant<"appointment.export">;
  appointmentId: string;
  deps: Deps;
}): Promise<{ fileName: string; body: string }> => {
  const row = await findAppointment(deps, grant, appointmentId, cutoffsAt(deps.clock.now()).purge);
  const [view] = row === null ? [] : await toAppointments(deps, grant.facts.assignmentId ?? "", [row]);
  if (row === null || view === undefined) throw problem("access.not_found");
  const startsAt = new Date(row.starts_at);
  const body = calendarFile({
    id: row.id,
    revision: row.revision,
    startsAt,
    minutes: view.minutes,
    changedAt: new Date(row.changed_at),
    cancelled: row.state === "cancelled",
    summary: `${view.outcome.label}: ${view.companyName}`,
    description: [
      ...(view.contactName === null ? [] : [view.contactName]),
      ...view.answers.map(({ label, text }) => `${label}: ${text}`),
    ].join("\n"),
  });
  return { fileName: `afspraak-${localDate(startsAt)}.ics`, body };
};

import type { ChangeAppointment } from "#contract/appointments.ts";
import { api, apiFetch, unwrap } from "#web/platform/api-client.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";

export type When = "coming" | "past";

/** One page of the agenda by date. */
export const appointmentsPage = (assignmentId: string, when: When, after: string) =>
  unwrap(
    api.api.assignments[":id"].appointments.$get(
      { param: { id: assignmentId }, query: after === "" ? { when } : { when, after } },
      { headers: reasonHeaders() },
    ),
  );

export const changeAppointment = (appointmentId: string, json: ChangeAppointment) =>
  unwrap(api.api.appointments[":appointmentId"].changes.$post({ param: { appointmentId }, json }));

/** The appointment as a file for the client's own calendar; keeping it is the client's own act (P3-1). */
export async function saveCalendarFile(appointmentId: string): Promise<void> {
  const answer = await apiFetch(`/api/appointments/${appointmentId}/calendar`);
  if (!answer.ok) await unwrap(answer);
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "afspraak.ics";
  const url = URL.createObjectURL(new Blob([await answer.blob()], { type: "text/calendar" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

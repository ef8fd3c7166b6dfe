import { type AppointmentView, appointmentMinutes } from "#contract/appointments.ts";
import type { Page } from "#contract/common.ts";
import { appointmentKeys, defaultOutcomes, type OutcomeSettings } from "#contract/outcomes.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { decodeCursor, toPage } from "#worker/platform/db/paging.ts";
import { cutoffsAt, localDate, startOfLocalDay } from "#worker/retention/index.ts";
import { openAnswers, type StoredAnswers } from "../../call-notes/index.ts";
import { formatContactName } from "../../contacts/index.ts";
import { answerText, findSettings, outcomeWord } from "../../outcomes/index.ts";
import { type AppointmentRow, listAppointments } from "../appointments.repository.ts";

/** What was filled in beside the moment and the person, in the order of the fields of that time. */
const answersOf = (row: AppointmentRow, settings: OutcomeSettings, answers: StoredAnswers | undefined) => {
  const outcome = settings.outcomes.find(({ key }) => key === row.outcome);
  const moment = outcome === undefined ? null : appointmentKeys(outcome);
  const own = (outcome?.fields ?? []).filter(({ key }) => key !== moment?.date && key !== moment?.time);
  const parts = [
    ...own.map((field) => ({ label: field.label, text: answerText(answers?.fields[field.key]) })),
    ...settings.script.map((field) => ({ label: field.label, text: answerText(answers?.script[field.key]) })),
  ];
  return parts.filter(({ text }) => text !== "");
};

/** Rows as their readers see them: answers opened with the assignment's key, words as they were at the time. */
export const toAppointments = async (
  deps: Deps,
  assignmentId: string,
  rows: AppointmentRow[],
): Promise<AppointmentView[]> => {
  const answers = await openAnswers(deps, assignmentId, rows);
  const settings = new Map<number, OutcomeSettings>();
  for (const version of new Set(rows.map((row) => row.settings_version)))
    settings.set(version, (await findSettings(deps, assignmentId, version))?.settings ?? defaultOutcomes);
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    minutes:
      settings.get(row.settings_version)?.outcomes.find(({ key }) => key === row.outcome)?.minutes ??
      appointmentMinutes,
    state: row.state,
    moved: row.revision > (row.state === "cancelled" ? 1 : 0),
    companyName: row.company_name,
    contactName: row.contact_name === null ? null : formatContactName(row.contact_name),
    outcome: outcomeWord(row.outcome, row.outcome_label) ?? { key: row.outcome, label: row.outcome },
    answers: answersOf(row, settings.get(row.settings_version) ?? defaultOutcomes, answers.get(row.call_id)),
  }));
};

/** A page of the agenda, for the client and its supervisor; each look is logged (P4.3-11, P3-7). */
export const readAppointments = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"appointment.list">;
  input: { when: "coming" | "past"; after?: string | undefined; limit?: number | undefined };
  deps: Deps;
}): Promise<Page<AppointmentView>> => {
  const now = deps.clock.now();
  const limit = input.limit ?? 50;
  const [startsAt, id] = decodeCursor(input.after) ?? [];
  const rows = await listAppointments(
    deps,
    grant,
    {
      when: input.when,
      from: startOfLocalDay(localDate(now)).toISOString(),
      after: startsAt === undefined || id === undefined ? null : [String(startsAt), String(id)],
      limit,
    },
    cutoffsAt(now).purge,
  );
  const page = toPage(
    rows,
    limit,
    (row) => [row.starts_at, row.id],
    (row) => row,
  );
  return { next: page.next, items: await toAppointments(deps, grant.facts.assignmentId ?? "", page.items) };
};

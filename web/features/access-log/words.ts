import { purposes } from "#contract/permissions.ts";
import { roles } from "#contract/roles.ts";
import type { AccessLogRow } from "#contract/rows.ts";
import { formatNumber } from "#web/platform/format.ts";
import { messages } from "./messages.ts";

/** What can happen to a client's database; anything newer is "another action" until it has a word here. */
const actions = [
  "row.list",
  "row.update",
  "row.delete",
  "row.export",
  "upload.list",
  "upload.create",
  "upload.read",
  "upload.delete",
  "upload.undo",
  "review.list",
  "review.decide",
  "merge.list",
  "merge.undo",
  "note.list",
  "access-log.list",
  "access-log.export",
  "assignment.list",
  "assignment.create",
  "assignment.read",
  "assignment.update",
  "assignment.assess",
  "assignment.activate",
  "assignment.deactivate",
  "assignment.delete",
  "agreement.read",
  "agreement.list",
  "agreement.sign",
  "agreement.countersign",
  "schedule.list",
  "schedule.plan",
  "supervisor.assign",
  "briefing.list",
  "lease.claim",
  "lease.read",
  "lease.work",
  "lease.close",
  "outcome.list",
  "outcome.update",
  "call.correct",
  "call.undo",
  "appointment.list",
  "appointment.export",
  "appointment.update",
  "row.lookup",
  "row.verify",
  "stock.list",
  "worklist.read",
  "legal-form.decide",
  "supervisor.remove",
  "lease.skip",
  "notice.list",
  "notice.read",
  "request.decide",
  "request.hand-over",
  "request-task.work",
] as const;

const records = [
  "row",
  "page",
  "upload",
  "review",
  "merge",
  "lead",
  "contact",
  "company",
  "note",
  "call",
  "appointment",
  "outcomes",
  "notice",
  "assignment",
  "agreement",
  "schedule",
  "access-log",
  "receipt",
] as const;

const among = <T extends string>(list: readonly T[], value: string): T | undefined =>
  list.find((each) => each === value);

/** Which record: its id, or of a downloaded page where it began ("after 500", nothing for the first). */
const recordPlace = ({ recordId }: AccessLogRow): { id: string } | { after: string } | null => {
  const after = /^after (\d+)$/.exec(recordId ?? "")?.[1];
  if (after === undefined) return recordId === null ? null : { id: recordId };
  return after === "0" ? null : { after: formatNumber(Number(after)) };
};

/** The words of one line of the log, in the reader's language. */
export function describe(row: AccessLogRow) {
  const t = messages.use();
  const place = recordPlace(row);
  return {
    place: place && ("id" in place ? place.id : t("record.after", { n: place.after })),
    role: t(`role.${among(roles, row.role) ?? "system"}`),
    action: t(`action.${among(actions, row.action) ?? "other"}`),
    purpose: t(`purpose.${among(purposes, row.purpose) ?? "other"}`),
    record: t(`record.${among(records, row.recordKind) ?? "other"}`, {
      n: row.recordCount,
      text: formatNumber(row.recordCount),
    }),
  };
}

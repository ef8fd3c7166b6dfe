import type { MergeUndoReport } from "#contract/reviews.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { insertBackStatement } from "./insert-back.ts";
import { type MergingLead, mergeLeads } from "./merge.rules.ts";
import { leadSnapshot } from "./merge-snapshot.repository.ts";
import { type Present, partsOf, type Snapshot, type StoredLead } from "./undo-merge.repository.ts";

/** Nobody called since. A lead that waited for the answer may have been let go by it. */
const isAsMerged = (now: MergingLead, made: MergingLead | undefined) =>
  made !== undefined &&
  (now.state === made.state || (made.state === "review" && now.state === "open")) &&
  (["attempts", "last_outcome", "last_called_at", "introduced_at", "due_at", "callback_agent_id"] as const).every(
    (column) => now[column] === made[column],
  );

/** What becomes of the leads of both records: those that went come back, moved ones return, merged ones are whole again. */
export const leadsPlan = (snapshot: Snapshot, present: Present, report: MergeUndoReport) => {
  const { kept_id, removed_id } = snapshot.entry;
  const was = [...partsOf(snapshot, "lead").values()] as unknown as StoredLead[];
  const living = new Set(
    [...partsOf(snapshot, "row")].filter(([id]) => present.rows.has(id)).map(([, row]) => row.lead_id),
  );
  const merged = new Map(mergeLeads(was, () => kept_id).kept.map((lead) => [lead.id, lead]));
  const back: StoredLead[] = [];
  const moved: string[] = [];
  const whole: StoredLead[] = [];
  for (const lead of was) {
    const now = present.leads.get(lead.id);
    if (now === undefined) {
      if (living.has(lead.id) && present.assignments.has(lead.assignment_id)) back.push(lead);
    } else if (lead.company_id === removed_id && now.company_id === kept_id) moved.push(lead.id);
    else if (lead.company_id === kept_id && now.version > lead.version) {
      if (isAsMerged(now, merged.get(lead.id))) whole.push(lead);
      else report.kept.push({ what: "lead", field: null, reason: "called" });
    }
  }
  report.restored.leads += back.length + moved.length;
  return { back, moved, whole, ready: new Set([...back.map(({ id }) => id), ...moved]) };
};

export const leadStatements = (
  { back, moved, whole }: ReturnType<typeof leadsPlan>,
  removedId: string,
): Statement[] => [
  ...insertBackStatement("leads", leadSnapshot, back),
  {
    sql: "UPDATE leads SET company_id = ?, version = version + 1 WHERE id IN (SELECT value FROM json_each(?))",
    params: [removedId, jsonList(moved)],
  },
  {
    sql: `UPDATE leads SET ${leadSnapshot
      .split(" ")
      .filter((column) => !["id", "assignment_id", "version"].includes(column))
      .map((column) => `${column} = m.value ->> '${column}'`)
      .join(", ")}, version = version + 1 FROM json_each(?) m WHERE leads.id = m.value ->> 'id'`,
    params: [jsonList(whole)],
  },
];

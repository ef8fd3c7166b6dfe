import type { MergeUndoReport } from "#contract/reviews.ts";
import type { Deps } from "#worker/deps.ts";
import type { ContactField } from "#worker/matching/types.ts";
import { returnQuestionsStatement } from "#worker/modules/value-questions/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { randomName } from "#worker/platform/ids.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { registryVersionStatements } from "./companies.repository.ts";
import { toKnownContacts } from "./known.repository.ts";
import { undoCompanyStatements } from "./undo-company.ts";
import {
  copiesStatement,
  differentStatement,
  forgetMergeStatements,
  loadPresent,
  loadSnapshots,
  type Present,
  partsOf,
  type Snapshot,
} from "./undo-merge.repository.ts";
import { unmergeFields } from "./unmerge-fields.rules.ts";
import { releaseWaitingStatement } from "./waiting-leads.repository.ts";

export interface MergeUndo {
  statements: Statement[];
  report: MergeUndoReport;
}

const reviewColumns =
  "id assignment_id kind left_id right_id evidence created_at decision decided_by decided_at deferred_at";
/** Doubts about either record are asked, or stay answered, as before; assignments and users may be gone. */
const reviewStatements = (snapshot: Snapshot): Statement[] => [
  {
    sql: `INSERT INTO match_reviews (${reviewColumns.replaceAll(" ", ", ")})
      SELECT ${reviewColumns
        .split(" ")
        .map((column) => `value ->> '${column}'`)
        .join(", ")} FROM json_each(?) JOIN assignments a ON a.id = value ->> 'assignment_id' WHERE true
      ON CONFLICT (id) DO UPDATE SET left_id = excluded.left_id, right_id = excluded.right_id`,
    params: [jsonList([...partsOf(snapshot, "review").values()])],
  },
];

/** A person whose copies are no longer alive stays with the record that stands for them. */
const undoContactStatements = async (
  deps: Deps,
  snapshot: Snapshot,
  present: Present,
  report: MergeUndoReport,
): Promise<Statement[]> => {
  const { id, kept_id, removed_id } = snapshot.entry;
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const copies = toKnownContacts(await deps.db.all(copiesStatement(id, cutoff)), [], () => true);
  const current = toKnownContacts(present.contacts, [], () => true).find((contact) => contact.id === kept_id);
  const before = copies.find((contact) => contact.id === kept_id);
  const other = copies.find((contact) => contact.id === removed_id);
  const was = partsOf(snapshot, "person").get(removed_id);
  if (current === undefined || before === undefined || other === undefined || was === undefined) {
    report.kept.push({ what: "contact", field: null, reason: current === undefined ? "gone" : "expired" });
    return [];
  }
  const left = unmergeFields(current.fields, before.fields, other.fields);
  for (const { field, reason } of left.kept) report.kept.push({ what: "value", field, reason });
  report.restored.values += left.restored.length;
  report.restored.contacts += 1;
  const back = left.restored.filter((field: ContactField) => before.fields[field] !== undefined);
  const gone = left.restored.filter((field: ContactField) => before.fields[field] === undefined);
  const copied = "contact_id, field, value, norm, entered_on, verified_on, anchor_on, source_id";
  const linked = (kind: string) =>
    jsonList([...partsOf(snapshot, kind)].filter(([, part]) => part.contact_id === removed_id).map(([key]) => key));
  const valuesOf = (original: string, fields: readonly string[] | null): Statement => ({
    sql: `INSERT INTO contact_values (${copied}) SELECT original_id, field, value, norm, entered_on, verified_on, anchor_on,
        (SELECT s.id FROM value_sources s WHERE s.id = source_id)
      FROM contact_value_copies WHERE holder_id = ?1 AND original_id = ?2 AND anchor_on > ?3
        AND (?4 IS NULL OR field IN (SELECT value FROM json_each(?4)))
      ON CONFLICT (contact_id, field) DO UPDATE SET value = excluded.value, norm = excluded.norm, entered_on = excluded.entered_on,
        verified_on = excluded.verified_on, anchor_on = excluded.anchor_on, source_id = excluded.source_id`,
    params: [id, original, cutoff, fields === null ? null : jsonList(fields)],
  });
  return [
    {
      sql: `INSERT INTO contacts (id, company_id, lawful_basis, basis_reference, restricted_at)
        SELECT ?1, coalesce((SELECT id FROM companies WHERE id = ?2), company_id), ?3, ?4, ?5 FROM contacts WHERE id = ?6`,
      params: [removed_id, was.company_id, was.lawful_basis, was.basis_reference, was.restricted_at, kept_id],
    },
    {
      sql: `INSERT INTO subject_pseudonyms (subject_id, pseudonym) VALUES (?, ?)
        ON CONFLICT (subject_id) DO UPDATE SET merged_into = NULL`,
      params: [removed_id, was.pseudonym ?? randomName()],
    },
    {
      sql: `UPDATE subject_pseudonyms SET merged_into = ?1 WHERE merged_into = ?2 AND subject_id IN
        (SELECT m.removed_id FROM merge_parts p CROSS JOIN merges m ON m.id = p.merge_id AND m.kind = 'contact' AND m.kept_id = ?1
          WHERE p.record_id = ?1 AND p.kind = 'person')`,
      params: [removed_id, kept_id],
    },
    valuesOf(removed_id, null),
    valuesOf(kept_id, back),
    {
      sql: "DELETE FROM contact_values WHERE contact_id = ? AND field IN (SELECT value FROM json_each(?))",
      params: [kept_id, jsonList(gone)],
    },
    { sql: "UPDATE contacts SET version = version + 1 WHERE id = ?", params: [kept_id] },
    ...(["assignment_rows", "calls"] as const).map((table) => ({
      sql: `UPDATE ${table} SET contact_id = ? WHERE contact_id = ? AND id IN (SELECT value FROM json_each(?))`,
      params: [removed_id, kept_id, linked(table === "calls" ? "call" : "row")],
    })),
    {
      sql: "UPDATE contact_value_copies SET contact_id = ?1 WHERE original_id = ?1 AND contact_id = ?2 AND holder_id <> ?3",
      params: [removed_id, kept_id, id],
    },
  ];
};

/**
 * Statements that take a merge back: both records and their leads are whole again, all influence of the removed one leaves,
 * what changed since stays and is told (P4.1-2). Null when it was undone before or its snapshot is no longer kept. Compose
 * in ONE batch. Errors: 409 `merges.merged_again`, 409 `merges.nothing_left`.
 */
export const undoMergeStatements = async (deps: Deps, mergeId: string, by: string): Promise<MergeUndo | null> => {
  const now = deps.clock.now();
  const snapshots = await loadSnapshots(deps.db, mergeId, purgeCutoff(now, SCHEDULE.supersededCopy));
  const [first] = snapshots;
  if (first === undefined) return null;
  const present = await loadPresent(deps.db, snapshots, purgeCutoff(now, SCHEDULE.contactValue));
  const report: MergeUndoReport = { restored: { values: 0, rows: 0, leads: 0, contacts: 0 }, kept: [] };
  const statements: Statement[] = [...registryVersionStatements(present.version)];
  for (const snapshot of snapshots) {
    const { entry } = snapshot;
    if (entry.kind === "company") statements.push(...undoCompanyStatements(snapshot, present, report));
    else {
      const undone = await undoContactStatements(deps, snapshot, present, report);
      if (undone.length === 0) continue;
      statements.push(...undone);
    }
    statements.push(
      returnQuestionsStatement(
        [...partsOf(snapshot, "question")].map(([question, part]) => [question, part.record_id as string]),
        entry.kept_id,
      ),
      ...reviewStatements(snapshot),
      differentStatement({
        id: deps.newId("rev"),
        kind: entry.kind,
        pair: [entry.kept_id, entry.removed_id],
        assignmentId: entry.assignment_id,
        by,
        at: nowIso(deps.clock),
      }),
      // That they are two is the answer they waited for.
      ...(entry.kind === "company" ? [releaseWaitingStatement([entry.kept_id, entry.removed_id])] : []),
    );
  }
  return { statements: [...statements, ...forgetMergeStatements(mergeId)], report };
};

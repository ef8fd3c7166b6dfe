import { forgetCopiesStatements } from "#worker/modules/contacts/index.ts";
import { forgetNoticesOfAssignmentStatements, forgetNoticesStatements } from "#worker/modules/notices/index.ts";
import { forgetUploadQuestionsStatement } from "#worker/modules/value-questions/index.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** What a set of rows hangs on: ids only. */
export interface RowTargets {
  rowIds: string[];
  leadIds: string[];
  contactIds: string[];
  companyIds: string[];
}

interface TargetRow {
  id: string;
  lead_id: string;
  contact_id: string | null;
  company_id: string;
}

/** The next rows of a deletion, with what they point to. */
export const findTargets = async (
  db: Db,
  where: { sql: string; params: unknown[] },
  limit: number,
): Promise<RowTargets> => {
  const rows = await db.all<TargetRow>(
    db.statement(`SELECT id, lead_id, contact_id, company_id FROM assignment_rows WHERE ${where.sql} LIMIT ?`, [
      ...where.params,
      limit,
    ]),
  );
  const unique = (ids: (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  return {
    rowIds: rows.map((row) => row.id),
    leadIds: unique(rows.map((row) => row.lead_id)),
    contactIds: unique(rows.map((row) => row.contact_id)),
    companyIds: unique(rows.map((row) => row.company_id)),
  };
};

const inList = "IN (SELECT value FROM json_each(?))";

export const deleteRowStatements = (db: Db, rowIds: string[]): Statement[] => {
  const list = jsonList(rowIds);
  return [
    db.statement(`DELETE FROM row_personal_cells WHERE row_id ${inList}`, [list]),
    db.statement(`DELETE FROM assignment_rows WHERE id ${inList}`, [list]),
    db.statement(`DELETE FROM row_cell_copies WHERE row_id ${inList}`, [list]),
    db.statement(`DELETE FROM upload_changes WHERE kind IN ('row', 'claim') AND record_id ${inList}`, [list]),
    ...forgetSnapshotStatements(db, list),
  ];
};

/** Snapshots of merges keep no record whose last row is deleted: what goes is gone at once (P3-11). */
const forgetSnapshotStatements = (db: Db, rowIds: string): Statement[] => {
  const owner = (part: string) => `coalesce(${part}.data ->> 'company_id', ${part}.data ->> 'contact_id')`;
  const gone = `SELECT p.merge_id FROM merge_parts p WHERE p.kind = 'row' AND p.record_id ${inList} AND NOT EXISTS
    (SELECT 1 FROM merge_parts q JOIN assignment_rows r ON r.id = q.record_id
     WHERE q.merge_id = p.merge_id AND q.kind = 'row' AND ${owner("q")} = ${owner("p")})`;
  return [
    db.statement(`DELETE FROM contact_value_copies WHERE holder_id IN (${gone})`, [rowIds]),
    db.statement(`DELETE FROM merge_parts WHERE kind <> 'row' AND merge_id IN (${gone})`, [rowIds]),
  ];
};

/** Where among `deleteRowStatements` the rows are counted. */
export const rowsAt = 1;

/** Where among these statements the notes are counted. */
export const notesAt = 2;

/** Leads that no row of their assignment carries any more go with their notes, calls and appointments (P4.3-10). */
export const deleteOrphanLeadStatements = (db: Db, leadIds: string[]): Statement[] => {
  const list = jsonList(leadIds);
  const orphan = `IN (SELECT j.value FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM assignment_rows r WHERE r.lead_id = j.value))`;
  const ofCalls = `call_id IN (SELECT k.id FROM calls k WHERE k.lead_id ${orphan})`;
  return [
    db.statement(`DELETE FROM leases WHERE lead_id ${orphan}`, [list]),
    db.statement(`DELETE FROM call_corrections WHERE ${ofCalls}`, [list]),
    db.statement(`DELETE FROM call_notes WHERE lead_id ${orphan}`, [list]),
    ...forgetNoticesStatements({ sql: `SELECT id FROM appointments WHERE ${ofCalls}`, params: [list] }),
    ...["appointments", "call_answers", "undoable_calls"].map((table) =>
      db.statement(`DELETE FROM ${table} WHERE ${ofCalls}`, [list]),
    ),
    db.statement(`DELETE FROM calls WHERE lead_id ${orphan}`, [list]),
    db.statement(`DELETE FROM legal_form_decisions WHERE lead_id ${orphan}`, [list]),
    db.statement(`DELETE FROM leads WHERE id ${orphan}`, [list]),
  ];
};

const forgetOrphanCopies = (db: Db, orphan: string, list: string): Statement[] =>
  forgetCopiesStatements(list).map(({ sql }) =>
    db.statement(sql.replace("IN (SELECT value FROM json_each(?))", orphan), [list]),
  );

/** Contacts that no other row of any client carries; the log's link to them dies with the pseudonym. */
export const deleteOrphanContactStatements = (db: Db, contactIds: string[]): Statement[] => {
  const list = jsonList(contactIds);
  const orphan = `IN (SELECT j.value FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM assignment_rows r WHERE r.contact_id = j.value))`;
  return [
    ...forgetOrphanCopies(db, orphan, list),
    db.statement(`UPDATE calls SET contact_id = NULL WHERE contact_id ${orphan}`, [list]),
    db.statement(`DELETE FROM match_reviews WHERE kind = 'contact' AND left_id ${orphan}`, [list]),
    db.statement(`DELETE FROM match_reviews WHERE kind = 'contact' AND right_id ${orphan}`, [list]),
    db.statement(`DELETE FROM contact_values WHERE contact_id ${orphan}`, [list]),
    db.statement(`DELETE FROM former_contact_values WHERE contact_id ${orphan}`, [list]),
    db.statement(`DELETE FROM subject_pseudonyms WHERE subject_id ${orphan}`, [list]),
    db.statement(`DELETE FROM subject_pseudonyms WHERE merged_into ${orphan}`, [list]),
    db.statement(`DELETE FROM contacts WHERE id ${orphan}`, [list]),
  ];
};

/**
 * Companies nobody else holds: unverified ones go whole; of verified ones (verifying any value verifies the name) only the
 * verified values stay, without a trace of this client (P3-11). A clock is ["norm", enteredOn, verifiedOn, source].
 */
export const forgetOrphanCompanyStatements = (db: Db, companyIds: string[]): Statement[] => {
  const list = jsonList(companyIds);
  const held = (company: string) =>
    `(EXISTS (SELECT 1 FROM assignment_rows r WHERE r.company_id = ${company}) OR EXISTS (SELECT 1 FROM leads l WHERE l.company_id = ${company})
      OR EXISTS (SELECT 1 FROM contacts p WHERE p.company_id = ${company}))`;
  const verified = "c.clocks ->> '$.name[2]' IS NOT NULL";
  const orphans = `SELECT c.id FROM companies c JOIN json_each(?) j ON j.value = c.id WHERE NOT ${held("c.id")}`;
  const gone = `${orphans} AND NOT ${verified}`;
  const kept = `${orphans} AND ${verified}`;
  const unverifiedSites = `DELETE FROM company_sites WHERE company_id IN (${kept})
    AND NOT EXISTS (SELECT 1 FROM json_each(company_sites.clocks) k WHERE k.value ->> 2 IS NOT NULL)`;
  const keepVerified = (column: string, field: string) =>
    `${column} = CASE WHEN clocks ->> '$.${field}[2]' IS NULL THEN NULL ELSE ${column} END`;
  const fields = [
    ["legal_form", "legalForm"],
    ["kvk", "kvk"],
    ["phone", "phone"],
    ["email", "email"],
    ["website", "website"],
    ["sector", "sector"],
    ["fte", "fte"],
  ] as const;
  return [
    db.statement(
      `DELETE FROM match_reviews WHERE kind = 'company' AND (left_id IN (${gone}) OR right_id IN (${gone}))`,
      [list, list],
    ),
    db.statement(unverifiedSites, [list]),
    db.statement(`UPDATE company_sites SET former = NULL WHERE company_id IN (${kept}) AND former IS NOT NULL`, [list]),
    db.statement(
      `UPDATE companies SET ${fields.map(([column, field]) => keepVerified(column, field)).join(", ")},
         clocks = (SELECT json_group_object(k.key, json(k.value)) FROM json_each(companies.clocks) k WHERE k.value ->> 2 IS NOT NULL),
         former = NULL, version = version + 1
       WHERE id IN (${kept})`,
      [list],
    ),
    db.statement(`DELETE FROM company_sites WHERE company_id IN (${gone})`, [list]),
    db.statement(`DELETE FROM company_keys WHERE company_id IN (${gone})`, [list]),
    db.statement(`DELETE FROM companies WHERE id IN (${gone})`, [list]),
  ];
};

/** What uploads kept for their undo, and their lists of whom not to call. */
const forgetUploadCopies = (db: Db, which: string, params: unknown[]): Statement[] => [
  db.statement(`DELETE FROM contact_value_copies WHERE holder_id ${which}`, params),
  db.statement(`DELETE FROM row_cell_copies WHERE upload_id ${which}`, params),
  db.statement(`DELETE FROM upload_changes WHERE upload_id ${which}`, params),
  forgetUploadQuestionsStatement(which, params),
  db.statement(`DELETE FROM never_calls WHERE upload_id ${which}`, params),
];

/** The upload's own record, after its last row; its source goes, so the origin of crossed values is detached. */
export const deleteUploadStatements = (db: Db, uploadId: string): Statement[] => [
  db.statement("DELETE FROM upload_refusals WHERE upload_id = ?", [uploadId]),
  ...forgetUploadCopies(db, "= ?", [uploadId]),
  ...forgetNoticesStatements({ sql: "SELECT ?", params: [uploadId] }),
  db.statement("DELETE FROM upload_chunks WHERE upload_id = ?", [uploadId]),
  db.statement("DELETE FROM value_sources WHERE upload_id = ?", [uploadId]),
  db.statement("DELETE FROM uploads WHERE id = ?", [uploadId]),
];

/** Everything an assignment has beside rows and leads. The agreement goes too: its text names the client. */
export const deleteAssignmentStatements = (db: Db, assignmentId: string): Statement[] => [
  db.statement("DELETE FROM upload_refusals WHERE upload_id IN (SELECT id FROM uploads WHERE assignment_id = ?)", [
    assignmentId,
  ]),
  db.statement("DELETE FROM upload_chunks WHERE upload_id IN (SELECT id FROM uploads WHERE assignment_id = ?)", [
    assignmentId,
  ]),
  ...forgetUploadCopies(db, "IN (SELECT id FROM uploads WHERE assignment_id = ?)", [assignmentId]),
  db.statement("DELETE FROM contact_value_copies WHERE holder_id IN (SELECT id FROM merges WHERE assignment_id = ?)", [
    assignmentId,
  ]),
  db.statement("DELETE FROM merge_parts WHERE merge_id IN (SELECT id FROM merges WHERE assignment_id = ?)", [
    assignmentId,
  ]),
  ...forgetNoticesOfAssignmentStatements(assignmentId),
  ...[
    "outcome_settings",
    "merges",
    "match_reviews",
    "value_questions",
    "uploads",
    "assignment_columns",
    "schedules",
    "briefing_reads",
    "assignment_supervisors",
    "processor_agreements",
    "skips",
    "legal_form_decisions",
    "value_sources",
  ].map((table) => db.statement(`DELETE FROM ${table} WHERE assignment_id = ?`, [assignmentId])),
  db.statement("DELETE FROM assignments WHERE id = ?", [assignmentId]),
];

/** No agent works in a database that is being deleted. */
export const stopWorkStatements = (db: Db, assignmentId: string, at: string): Statement[] => [
  db.statement("UPDATE assignments SET state = 'inactive', deactivated_at = ? WHERE id = ?", [at, assignmentId]),
  db.statement("DELETE FROM leases WHERE assignment_id = ?", [assignmentId]),
];

export const findKeyId = async (db: Db, assignmentId: string) =>
  (await db.first<{ key_id: string }>(db.statement("SELECT key_id FROM assignments WHERE id = ?", [assignmentId])))
    ?.key_id ?? null;

/** What must be gone when a receipt says so, checked in the batch that writes it; ?1 is the guard's name. Rows: a json list, and their assignment. */
export const nothingLeft = {
  row: "NOT EXISTS (SELECT 1 FROM assignment_rows WHERE id IN (SELECT value FROM json_each(?2)) AND assignment_id = ?3)",
  upload: `NOT EXISTS (SELECT 1 FROM assignment_rows WHERE upload_id = ?2)
    AND NOT EXISTS (SELECT 1 FROM uploads WHERE id = ?2)`,
  assignment: ["assignment_rows", "leads", "calls", "call_notes", "leases", "uploads", "value_sources"]
    .map((table) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE assignment_id = ?2)`)
    .concat("NOT EXISTS (SELECT 1 FROM assignments WHERE id = ?2)")
    .join(" AND "),
};

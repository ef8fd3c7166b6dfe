import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks, jsonList } from "#worker/platform/db/json-list.ts";

export interface NewLead {
  id: string;
  companyId: string;
  state: "open" | "held" | "review";
  heldReason: string | null;
}
export interface RowWrite {
  id: string;
  rowKey: string;
  leadId: string;
  companyId: string;
  siteId: string | null;
  contactId: string | null;
  /** JSON, or null when the client has no company columns of its own. */
  ownCells: string | null;
}
export interface CellWrite {
  rowId: string;
  columnId: string;
  value: string;
}
export interface DatabaseWrites {
  leads: NewLead[];
  inserted: (RowWrite & { ordinal: number })[];
  updated: RowWrite[];
  /** Unchanged rows that are found again under another file's record number. */
  claimed: { id: string; rowKey: string }[];
  cells: CellWrite[];
  emptied: { rowId: string; columnId: string }[];
}

/** New leads; their order in the queue is chance, never a property of a person (P2-1). */
const leadStatements = (leads: readonly NewLead[], assignmentId: string, at: string): Statement[] =>
  jsonChunks(
    leads.map(({ id, companyId, state, heldReason }) => [
      id,
      companyId,
      state,
      heldReason,
      Math.floor(Math.random() * 2 ** 31),
    ]),
  ).map((list) => ({
    sql: `INSERT INTO leads (id, assignment_id, company_id, state, held_reason, due_at, shuffle)
      SELECT value ->> 0, ?, value ->> 1, value ->> 2, value ->> 3, ?, value ->> 4 FROM json_each(?)`,
    params: [assignmentId, at, list],
  }));

const rowStatements = (writes: DatabaseWrites, assignmentId: string, uploadId: string): Statement[] => [
  ...jsonChunks(
    writes.inserted.map((row) => [
      row.id,
      row.ordinal,
      row.rowKey,
      row.leadId,
      row.companyId,
      row.siteId,
      row.contactId,
      row.ownCells,
    ]),
  ).map((list) => ({
    sql: `INSERT INTO assignment_rows (id, assignment_id, ordinal, row_key, upload_id, lead_id, company_id, site_id, contact_id, own_cells)
      SELECT value ->> 0, ?, value ->> 1, value ->> 2, ?, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
      FROM json_each(?)`,
    params: [assignmentId, uploadId, list],
  })),
  ...jsonChunks(
    writes.updated.map((row) => [
      row.id,
      row.rowKey,
      row.leadId,
      row.companyId,
      row.siteId,
      row.contactId,
      row.ownCells,
    ]),
  ).map((list) => ({
    sql: `UPDATE assignment_rows SET row_key = n.value ->> 1, lead_id = n.value ->> 2, company_id = n.value ->> 3,
        site_id = n.value ->> 4, contact_id = n.value ->> 5, own_cells = n.value ->> 6, version = version + 1
      FROM json_each(?) n WHERE assignment_rows.id = n.value ->> 0`,
    params: [list],
  })),
  ...jsonChunks(writes.claimed.map(({ id, rowKey }) => [id, rowKey])).map((list) => ({
    sql: "UPDATE assignment_rows SET row_key = n.value ->> 1 FROM json_each(?) n WHERE assignment_rows.id = n.value ->> 0",
    params: [list],
  })),
];

/** A value that stays never moves its anchor: only new and changed cells come in here (Clocks). */
const cellStatements = (writes: DatabaseWrites, enteredOn: string): Statement[] => [
  ...jsonChunks(
    writes.cells.map(({ rowId, columnId, value }) => [rowId, columnId, value]),
    8_000,
  ).map((list) => ({
    sql: `INSERT INTO row_personal_cells (row_id, column_id, value, anchor_on)
      SELECT value ->> 0, value ->> 1, value ->> 2, ? FROM json_each(?) WHERE true
      ON CONFLICT (row_id, column_id) DO UPDATE SET value = excluded.value, anchor_on = excluded.anchor_on`,
    params: [enteredOn, list],
  })),
  ...jsonChunks(
    writes.emptied.map(({ rowId, columnId }) => [rowId, columnId]),
    8_000,
  ).map((list) => ({
    sql: `DELETE FROM row_personal_cells
      WHERE (row_id, column_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
    params: [list],
  })),
];

/** Leads and rows of one chunk. */
export const databaseStatements = (
  writes: DatabaseWrites,
  { assignmentId, uploadId, at, enteredOn }: { assignmentId: string; uploadId: string; at: string; enteredOn: string },
): Statement[] => [
  ...leadStatements(writes.leads, assignmentId, at),
  ...rowStatements(writes, assignmentId, uploadId),
  ...cellStatements(writes, enteredOn),
];

export interface NewReview {
  id: string;
  kind: "company" | "contact";
  leftId: string;
  rightId: string;
  evidence: string[];
}
/**
 * Which of these pairs, either way round, were asked about in this assignment before, or answered with "different" for this
 * client: they are never asked again.
 */
export const askedBeforeStatement = (
  pairs: readonly [string, string][],
  { assignmentId, clientId }: { assignmentId: string; clientId: string },
): Statement => ({
  sql: `SELECT j.value ->> 0 AS left_id, j.value ->> 1 AS right_id FROM json_each(?1) j
    CROSS JOIN json_each('[[0,1],[1,0]]') w
    CROSS JOIN match_reviews m ON m.kind IN ('company', 'contact')
      AND m.left_id = j.value ->> (w.value ->> 0) AND m.right_id = j.value ->> (w.value ->> 1)
    WHERE m.assignment_id = ?2 OR m.decision = 'different'
      AND m.assignment_id IN (SELECT id FROM assignments WHERE client_id = ?3)`,
  params: [jsonList(pairs), assignmentId, clientId],
});
export const pairKey = (leftId: string, rightId: string) => `${leftId} ${rightId}`;

/** A pair that was asked about before keeps its answer. */
export const reviewStatements = (reviews: readonly NewReview[], assignmentId: string, at: string): Statement[] =>
  jsonChunks(
    reviews.map(({ id, kind, leftId, rightId, evidence }) => [id, kind, leftId, rightId, JSON.stringify(evidence)]),
  ).map((list) => ({
    sql: `INSERT INTO match_reviews (id, assignment_id, kind, left_id, right_id, evidence, created_at)
        SELECT value ->> 0, ?, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ? FROM json_each(?) WHERE true
        ON CONFLICT DO NOTHING`,
    params: [assignmentId, at, list],
  }));

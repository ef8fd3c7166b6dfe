import type { RowSelection } from "#worker/modules/assignment-rows/index.ts";
import { noteColumnsSql } from "#worker/modules/call-notes/index.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";

export interface PageNote {
  id: string;
  lead_id: string;
  kind: string;
  outcome: string | null;
  ciphertext: string;
  written_at: string;
}

export const countRows = async (db: Db, assignmentId: string) =>
  (
    await db.first<{ n: number }>(
      db.statement("SELECT COUNT(*) AS n FROM assignment_rows WHERE assignment_id = ?", [assignmentId]),
    )
  )?.n ?? 0;

export const findHeaders = async (db: Db, assignmentId: string) =>
  (
    await db.all<{ header: string }>(
      db.statement("SELECT header FROM assignment_columns WHERE assignment_id = ? ORDER BY position", [assignmentId]),
    )
  ).map((row) => row.header);

/** The notes of a page's leads, sealed; read in the same logged batch as the rows. */
export const pageNotesStatement = (db: Db, selection: RowSelection): Statement =>
  db.statement(
    `SELECT ${noteColumnsSql} FROM call_notes n LEFT JOIN calls k ON k.id = n.call_id
     WHERE n.lead_id IN (SELECT lead_id FROM assignment_rows WHERE id IN (${selection.sql})) ORDER BY n.written_at, n.id`,
    selection.params,
  );

import type { RowSelection } from "#worker/modules/assignment-rows/index.ts";
import { noteColumnsSql } from "#worker/modules/call-notes/index.ts";
import { liveContactValuesSql } from "#worker/modules/contacts/index.ts";
import { outcomeLabelSql } from "#worker/modules/outcomes/index.ts";
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

/** Whether any call was closed by the built-in outcomes that carry fields: their columns then stay. */
export const usesDefaultFields = async (db: Db, assignmentId: string) =>
  (await db.first(
    db.statement(
      "SELECT 1 AS used FROM appointments p JOIN calls k ON k.id = p.call_id WHERE p.assignment_id = ? AND k.settings_version = 0 LIMIT 1",
      [assignmentId],
    ),
  )) !== null;

/** The calls of a page's leads with what they came to, answers sealed; oldest first within a lead. */
export const pageCallsStatement = (db: Db, selection: RowSelection, cutoff: string): Statement => {
  const live = liveContactValuesSql(cutoff);
  const word = (version: string, outcome: string) => outcomeLabelSql("k.assignment_id", version, outcome);
  const latest = (column: string) =>
    `(SELECT ${column} FROM call_corrections d WHERE d.call_id = k.id ORDER BY d.corrected_at DESC, d.id DESC LIMIT 1)`;
  return db.statement(
    `SELECT k.id AS call_id, k.lead_id, k.outcome, k.settings_version, ${word("k.settings_version", "k.outcome")} AS outcome_label,
       ${latest("d.outcome")} AS corrected, ${latest(word("d.settings_version", "d.outcome"))} AS corrected_label,
       p.starts_at, p.state AS appointment_state, w.ciphertext,
       CASE WHEN p.id IS NULL AND w.call_id IS NULL THEN NULL ELSE
         (SELECT v.value FROM (${live.sql}) v JOIN contacts ct ON ct.id = v.contact_id AND ct.restricted_at IS NULL
          WHERE v.contact_id = k.contact_id AND v.field = 'name') END AS contact_name
     FROM calls k LEFT JOIN appointments p ON p.call_id = k.id LEFT JOIN call_answers w ON w.call_id = k.id
     WHERE k.lead_id IN (SELECT lead_id FROM assignment_rows WHERE id IN (${selection.sql})) ORDER BY k.lead_id, k.closed_at, k.id`,
    [...live.params, ...selection.params],
  );
};

/** The notes of a page's leads, sealed; read in the same logged batch as the rows. */
export const pageNotesStatement = (db: Db, selection: RowSelection): Statement =>
  db.statement(
    `SELECT ${noteColumnsSql} FROM call_notes n LEFT JOIN calls k ON k.id = n.call_id
     WHERE n.lead_id IN (SELECT lead_id FROM assignment_rows WHERE id IN (${selection.sql})) ORDER BY n.written_at, n.id`,
    selection.params,
  );

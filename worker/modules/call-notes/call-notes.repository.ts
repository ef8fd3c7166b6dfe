import type { NoteSort } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";
import { outcomeLabelSql } from "../outcomes/index.ts";

/** A note as it lies in the database. `id` is also the place its text is bound to. */
export interface SealedNote {
  id: string;
  lead_id: string;
  kind: "note" | "automatic" | "addition";
  call_id: string | null;
  outcome: string | null;
  outcome_label: string | null;
  /** Of an addition that corrects its call's outcome. */
  corrected: string | null;
  corrected_label: string | null;
  ciphertext: string;
  written_at: string;
}

/** Columns of a `SealedNote`, for `FROM call_notes n LEFT JOIN calls k ON k.id = n.call_id`. */
export const noteColumnsSql = `n.id, n.lead_id, n.kind, n.call_id, k.outcome,
  ${outcomeLabelSql("k.assignment_id", "k.settings_version", "k.outcome")} AS outcome_label,
  (SELECT d.outcome FROM call_corrections d WHERE d.note_id = n.id) AS corrected,
  (SELECT ${outcomeLabelSql("k.assignment_id", "d.settings_version", "d.outcome")} FROM call_corrections d
    WHERE d.note_id = n.id) AS corrected_label, n.ciphertext, n.written_at`;

export const insertNoteStatement = (note: {
  id: string;
  leadId: string;
  assignmentId: string;
  callId: string | null;
  authorId: string;
  kind: SealedNote["kind"];
  ciphertext: string;
  writtenAt: string;
}): Statement => ({
  sql: `INSERT INTO call_notes (id, lead_id, assignment_id, call_id, author_id, kind, ciphertext, written_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  params: [
    note.id,
    note.leadId,
    note.assignmentId,
    note.callId,
    note.authorId,
    note.kind,
    note.ciphertext,
    note.writtenAt,
  ],
});

export const findKeyId = async (db: Db, assignmentId: string) =>
  (
    await db.first<{ key_id: string }>({
      sql: "SELECT key_id FROM assignments WHERE id = ?",
      params: [assignmentId],
    })
  )?.key_id ?? null;

export interface NoteListRow extends SealedNote {
  redacted_at: string | null;
  company_name: string;
}

// The three sort keys of the policy and no others (P4.3-8). Ids are in order of time, so they break ties.
const orders: Record<NoteSort, { key: string; descending: boolean }> = {
  company: { key: "c.name_sort", descending: false },
  outcome: { key: "COALESCE(k.outcome, '')", descending: false },
  date: { key: "n.written_at", descending: true },
};

/** One page of an assignment's notes; the same statement shapes the log lines (`record_id`) and the rows. */
export const notesPageStatements = (
  grant: Grant<"note.list">,
  page: { sort: NoteSort; leadId: string | null; afterId: string | null; limit: number },
): { records: Statement; rows: Statement } => {
  const { key, descending } = orders[page.sort];
  const joins = `call_notes n JOIN leads l ON l.id = n.lead_id JOIN companies c ON c.id = l.company_id
    LEFT JOIN calls k ON k.id = n.call_id`;
  // The cursor names the last note, not its company: a cursor travels in an address (P1-1).
  const past = `AND (${key}, n.id) ${descending ? "<" : ">"} (SELECT ${key}, n.id FROM ${joins} WHERE n.id = ?)`;
  const direction = descending ? "DESC" : "ASC";
  const from = `FROM ${joins} WHERE n.assignment_id = ? ${page.leadId === null ? "" : "AND n.lead_id = ?"} ${page.afterId === null ? "" : past}
    ORDER BY ${key} ${direction}, n.id ${direction} LIMIT ?`;
  const params = [
    grant.facts.assignmentId,
    ...(page.leadId === null ? [] : [page.leadId]),
    ...(page.afterId === null ? [] : [page.afterId]),
  ];
  return {
    // The line without a record stands for an empty page: also that look leaves its trace (P3-7).
    records: {
      sql: `WITH shown AS (SELECT n.id AS record_id, NULL AS subject_id ${from}) SELECT * FROM shown
        UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
      params: [...params, page.limit],
    },
    rows: {
      sql: `SELECT ${noteColumnsSql}, n.redacted_at, c.name AS company_name ${from}`,
      params: [...params, page.limit + 1],
    },
  };
};

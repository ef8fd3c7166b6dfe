import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks, jsonList } from "#worker/platform/db/json-list.ts";
import type { NewQuestion } from "./questions.rules.ts";

const listed = "(SELECT value FROM json_each(?))";

/** No conflict, no statement. */
export const insertQuestionStatements = (
  questions: readonly NewQuestion[],
  { assignmentId, uploadId, newId }: { assignmentId: string; uploadId: string; newId: (prefix: string) => string },
): Statement[] =>
  jsonChunks(
    questions.map(({ kind, recordId, field, dated }) => [
      newId("qst"),
      kind,
      recordId,
      field,
      dated.value,
      dated.norm,
      dated.enteredOn,
    ]),
  ).map((list) => ({
    sql: `INSERT INTO value_questions (id, assignment_id, upload_id, kind, record_id, field, value, norm, entered_on)
      SELECT value ->> 0, ?, ?, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6
      FROM json_each(?) WHERE true ON CONFLICT (record_id, assignment_id, field, norm) DO NOTHING`,
    params: [assignmentId, uploadId, list],
  }));

/**
 * Questions that still stand: the current value is verified, is another one, and was not verified since. The newest of a
 * field comes last. A value of a contact past its own purge instant asks nothing (P4.2-10).
 * @param hand SELECT of kind, record_id, assignment_id of what may be asked about
 */
export const openQuestionsStatement = (hand: Statement, purged: string): Statement => ({
  sql: `SELECT q.kind, q.record_id, q.field, q.value FROM (${hand.sql}) h
    JOIN value_questions q ON q.record_id = h.record_id AND q.kind = h.kind AND q.assignment_id = h.assignment_id
    LEFT JOIN contact_values v ON q.kind = 'contact' AND v.contact_id = q.record_id AND v.field = q.field
    LEFT JOIN companies c ON q.kind = 'company' AND c.id = q.record_id
    WHERE q.entered_on >= CASE q.kind WHEN 'contact' THEN v.verified_on ELSE c.clocks ->> ('$.' || q.field || '[2]') END
      AND q.norm <> CASE q.kind WHEN 'contact' THEN v.norm ELSE c.clocks ->> ('$.' || q.field || '[0]') END
      AND (q.kind = 'company' OR q.entered_on > ?)
    ORDER BY q.entered_on, q.norm DESC`,
  params: [...hand.params, purged],
});

/** Somebody asked: whatever was supplied of these fields up to now is answered, wherever it was supplied. */
export const closeQuestionsStatement = (recordId: string, fields: readonly string[]): Statement => ({
  sql: `DELETE FROM value_questions WHERE record_id = ? AND field IN ${listed}`,
  params: [recordId, jsonList(fields)],
});

/** What an assignment supplied of a record goes with its last row about it (P3-11). @param recordIds json list */
export const forgetUnheldQuestionsStatement = (recordIds: string): Statement => ({
  sql: `DELETE FROM value_questions WHERE record_id IN ${listed} AND NOT EXISTS (SELECT 1 FROM assignment_rows r
    WHERE r.assignment_id = value_questions.assignment_id
      AND CASE value_questions.kind WHEN 'contact' THEN r.contact_id ELSE r.company_id END = value_questions.record_id)`,
  params: [recordIds],
});

/** Two records became one: their questions are asked about the one. @param pairs json list of [from, into] */
export const mergeQuestionStatements = (pairs: string): Statement[] => [
  {
    sql: "UPDATE OR IGNORE value_questions SET record_id = m.value ->> 1 FROM json_each(?) m WHERE record_id = m.value ->> 0",
    params: [pairs],
  },
  { sql: "DELETE FROM value_questions WHERE record_id IN (SELECT value ->> 0 FROM json_each(?))", params: [pairs] },
];

/** A merge was taken back: each question is asked about its own record again. @param pairs [question, record] */
export const returnQuestionsStatement = (pairs: readonly [string, string][], keptId: string): Statement => ({
  sql: `UPDATE OR IGNORE value_questions SET record_id = m.value ->> 1 FROM json_each(?) m
    WHERE value_questions.id = m.value ->> 0 AND record_id = ?`,
  params: [jsonList(pairs), keptId],
});

/** @param which condition on the upload's id, with its parameters */
export const forgetUploadQuestionsStatement = (which: string, params: unknown[]): Statement => ({
  sql: `DELETE FROM value_questions WHERE upload_id ${which}`,
  params,
});

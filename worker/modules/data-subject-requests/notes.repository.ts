import type { Db, Statement } from "#worker/platform/db/db.ts";

export interface TaskNoteRow {
  id: string;
  assignment_id: string;
  ciphertext: string;
  written_at: string;
  marks: string | null;
  reviewed_at: string | null;
}
const columns = "n.id, n.assignment_id, n.ciphertext, n.written_at, t.marks, t.reviewed_at";

/** The next note of a task that nobody has reviewed: one, oldest first. */
export const nextNoteSql = `SELECT ${columns} FROM request_task_notes t JOIN call_notes n ON n.id = t.note_id
  WHERE t.request_id = ? AND t.assignment_id = ? AND t.reviewed_at IS NULL ORDER BY t.note_id LIMIT 1`;
export const noteOfTaskStatement = (requestId: string, assignmentId: string, noteId: string): Statement => ({
  sql: `SELECT ${columns} FROM request_task_notes t JOIN call_notes n ON n.id = t.note_id
    WHERE t.request_id = ? AND t.assignment_id = ? AND t.note_id = ?`,
  params: [requestId, assignmentId, noteId],
});
export const reviewNoteStatement = (review: {
  requestId: string;
  noteId: string;
  marks: string;
  by: string;
  at: string;
}): Statement => ({
  sql: `UPDATE request_task_notes SET marks = ?, reviewed_by = ?, reviewed_at = ?
    WHERE request_id = ? AND note_id = ? AND redacted_at IS NULL`,
  params: [review.marks, review.by, review.at, review.requestId, review.noteId],
});

/** Marked notes that still wait for their redaction. */
export const markedNotes = (db: Db, requestId: string, limit: number) =>
  db.all<TaskNoteRow>(
    db.statement(
      `SELECT ${columns} FROM request_task_notes t JOIN call_notes n ON n.id = t.note_id
       WHERE t.request_id = ? AND t.redacted_at IS NULL AND t.marks IS NOT NULL AND t.marks <> '[]' ORDER BY t.note_id LIMIT ?`,
      [requestId, limit],
    ),
  );
/** The one way a note's text changes (P4.3-3): over the ciphertext that was read, so no other change gets lost. */
export const redactNoteStatements = (note: {
  requestId: string;
  noteId: string;
  before: string;
  after: string;
  at: string;
}): Statement[] => [
  {
    sql: "UPDATE call_notes SET ciphertext = ?, redacted_at = ? WHERE id = ? AND ciphertext = ?",
    params: [note.after, note.at, note.noteId, note.before],
  },
  {
    sql: "UPDATE request_task_notes SET marks = NULL, redacted_at = ? WHERE request_id = ? AND note_id = ?",
    params: [note.at, note.requestId, note.noteId],
  },
];
/** Marks of other running requests on the same note no longer fit its text: there it is read again. */
export const reopenOtherMarksStatements = (requestId: string, noteId: string): Statement[] => {
  const others = `FROM request_task_notes t JOIN data_subject_requests r ON r.id = t.request_id
    WHERE t.note_id = ? AND t.request_id <> ? AND t.redacted_at IS NULL AND t.reviewed_at IS NOT NULL AND r.state = 'deciding'`;
  return [
    {
      sql: `UPDATE request_tasks SET done_at = NULL, done_by = NULL
        WHERE (request_id, assignment_id) IN (SELECT t.request_id, t.assignment_id ${others})`,
      params: [noteId, requestId],
    },
    {
      sql: `UPDATE request_task_notes SET marks = NULL, reviewed_at = NULL, reviewed_by = NULL
        WHERE (request_id, note_id) IN (SELECT t.request_id, t.note_id ${others})`,
      params: [noteId, requestId],
    },
  ];
};

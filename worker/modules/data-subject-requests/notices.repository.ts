import type { NoticeAnswer, NoticeRow } from "#contract/requests.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

export interface NoticeRecord {
  id: string;
  request_id: string;
  client_id: string;
  kind: NoticeRow["kind"];
  key_id: string | null;
  content: string | null;
  made_at: string;
  told_at: string | null;
  answer: NoticeAnswer | null;
  opt_out: number | null;
  answered_at: string | null;
  question: string | null;
}
export type NoticeContent = NonNullable<NoticeRow["person"]>;
export const noticePlace = (noticeId: string) => `${noticeId} content`;
export const questionPlace = (noticeId: string) => `${noticeId} question`;

export const noticesOfRequest = (db: Db, requestId: string) =>
  db.all<NoticeRecord & { client_name: string }>(
    db.statement(
      `SELECT n.*, c.name AS client_name FROM request_notices n JOIN clients c ON c.id = n.client_id
       WHERE n.request_id = ? ORDER BY n.id`,
      [requestId],
    ),
  );
export const insertNoticeStatement = (notice: {
  id: string;
  requestId: string;
  clientId: string;
  kind: NoticeRow["kind"];
  keyId: string;
  content: string;
  at: string;
}): Statement => ({
  sql: `INSERT INTO request_notices (id, request_id, client_id, kind, key_id, content, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  params: [notice.id, notice.requestId, notice.clientId, notice.kind, notice.keyId, notice.content, notice.at],
});

/** The client's own rows of the person: where it finds it in its files. Nothing of another client (P7-7). */
export const rowsOfClientStatement = (clientId: string, contactIds: readonly string[], cutoff: string): Statement => ({
  sql: `SELECT a.name AS assignment, r.ordinal, c.name AS company,
      (SELECT v.value FROM contact_values v WHERE v.contact_id = r.contact_id AND v.field = 'name' AND v.anchor_on > ?1) AS name,
      (SELECT v.value FROM contact_values v WHERE v.contact_id = r.contact_id AND v.field = 'email' AND v.anchor_on > ?1) AS email
    FROM assignment_rows r JOIN assignments a ON a.id = r.assignment_id JOIN companies c ON c.id = r.company_id
    WHERE a.client_id = ?2 AND r.contact_id IN (SELECT value FROM json_each(?3)) ORDER BY a.name, r.ordinal LIMIT 500`,
  params: [cutoff, clientId, jsonList(contactIds)],
});
export interface ClientPersonRow {
  assignment: string;
  ordinal: number;
  company: string;
  name: string | null;
  email: string | null;
}

export const tellStatement = (requestId: string, at: string): Statement => ({
  sql: "UPDATE request_notices SET told_at = COALESCE(told_at, ?) WHERE request_id = ?",
  params: [at, requestId],
});
/** Mailboxes of the users of the clients that have a notice of this request. */
export const clientMailboxes = (db: Db, requestId: string) =>
  db.all<{ email: string }>(
    db.statement(
      `SELECT u.email FROM request_notices n JOIN users u ON u.client_id = n.client_id AND u.deactivated_at IS NULL
       WHERE n.request_id = ? AND n.told_at IS NULL LIMIT 200`,
      [requestId],
    ),
  );

export const noticesOfClientStatement = (clientId: string): Statement => ({
  sql: "SELECT * FROM request_notices WHERE client_id = ? AND told_at IS NOT NULL ORDER BY made_at DESC, id DESC LIMIT 200",
  params: [clientId],
});
export const findOpenNotice = (db: Db, id: string, clientId: string) =>
  db.first<NoticeRecord>(
    db.statement("SELECT * FROM request_notices WHERE id = ? AND client_id = ? AND told_at IS NOT NULL", [
      id,
      clientId,
    ]),
  );
/** `question` (sealed) keeps the content, so that the client can still look; the other answers end both. */
export const answerNoticeStatement = (notice: {
  id: string;
  answer: NoticeAnswer;
  optOut: boolean;
  by: string;
  at: string;
  question: string | null;
}): Statement => ({
  sql: `UPDATE request_notices SET answer = ?1, question = ?6, opt_out = ?2, answered_by = ?3, answered_at = ?4,
      content = CASE WHEN ?1 = 'question' THEN content ELSE NULL END
    WHERE id = ?5 AND (answer IS NULL OR answer = 'question')`,
  params: [notice.answer, notice.optOut ? 1 : 0, notice.by, notice.at, notice.id, notice.question],
});
export const keyDestroyedStatement = (id: string): Statement => ({
  sql: "UPDATE request_notices SET key_id = NULL, content = NULL, question = NULL WHERE id = ?",
  params: [id],
});
/** Notices whose content is at its end: answered, or older than the period (latest due date). */
export const endedNotices = (db: Db, cutoff: string, limit: number) =>
  db.all<{ id: string; key_id: string; request_id: string }>(
    db.statement(
      `SELECT id, key_id, request_id FROM request_notices WHERE key_id IS NOT NULL
         AND (content IS NULL OR made_at <= ?) ORDER BY made_at LIMIT ?`,
      [cutoff, limit],
    ),
  );

import type {
  IdentityProof,
  RefusalReason,
  RequestChannel,
  RequestKind,
  RequestLocale,
  RequestState,
} from "#contract/requests.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";

/** Mails to the person that are tried again until they are sent. */
export type OwedMail = "received" | "answer";

export interface CaseRow {
  id: string;
  reference: string;
  kind: RequestKind;
  channel: RequestChannel;
  locale: RequestLocale;
  state: RequestState;
  received_on: string;
  answer_before: string;
  law_before: string;
  escalated_days: number;
  key_id: string | null;
  content: string | null;
  answer: string | null;
  person_hash: string | null;
  link_hash: string | null;
  link_until: string | null;
  proof: IdentityProof | null;
  refusal: RefusalReason | null;
  decided_by: string | null;
  decided_at: string | null;
  approved_by: string | null;
  approved_at: string | null;
  counts: string | null;
  receipt: string | null;
  receipt_signature: string | null;
  receipt_key: string | null;
  mail_owed: OwedMail | null;
  tried_at: string | null;
  hold_on: string | null;
  hold_set_by: string | null;
  hold_released_by: string | null;
  hold_released_at: string | null;
  merged_into: string | null;
  answered_at: string | null;
  version: number;
}
export type CaseColumns = Partial<Omit<CaseRow, "id" | "version">>;

const one = (db: Db, where: string, param: unknown) =>
  db.first<CaseRow>(db.statement(`SELECT * FROM data_subject_requests WHERE ${where}`, [param]));

export const findCase = (db: Db, id: string) => one(db, "id = ?", id);
export const findCaseByLink = (db: Db, hash: string) => one(db, "link_hash = ?", hash);
export const caseStatement = (id: string): Statement => ({
  sql: "SELECT * FROM data_subject_requests WHERE id = ?",
  params: [id],
});

/** A live request of the same mailbox and kind: a second one joins it. */
export const findLiveTwin = (db: Db, hash: string, kind: RequestKind) =>
  db.first<CaseRow>(
    db.statement(
      `SELECT * FROM data_subject_requests WHERE person_hash = ? AND kind = ?
         AND state IN ('identity_open','identity_asked','verified','deciding','approved','executing') ORDER BY id LIMIT 1`,
      [hash, kind],
    ),
  );

export const insertCaseStatement = (row: { id: string } & CaseColumns): Statement => {
  const names = Object.keys(row);
  return {
    sql: `INSERT INTO data_subject_requests (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
    params: Object.values(row),
  };
};

/** Writes over the version that was read; the caller guards with `mustHaveChanged`. */
export const updateCaseStatement = (row: Pick<CaseRow, "id" | "version">, set: CaseColumns): Statement => ({
  sql: `UPDATE data_subject_requests SET ${Object.keys(set)
    .map((name) => `${name} = ?, `)
    .join("")}version = version + 1 WHERE id = ? AND version = ?`,
  params: [...Object.values(set), row.id, row.version],
});

export const insertEventStatement = (event: {
  requestId: string;
  at: string;
  role: string;
  what: string;
}): Statement => ({
  sql: "INSERT INTO request_events (request_id, at, actor_role, what) VALUES (?, ?, ?, ?)",
  params: [event.requestId, event.at, event.role, event.what],
});
/** Every step, and of the times the answer was opened the last one. */
export const eventsStatement = (requestId: string): Statement => ({
  sql: `SELECT at, actor_role AS role, what FROM request_events e WHERE request_id = ?1 AND (what <> 'answer_opened' OR seq =
      (SELECT max(o.seq) FROM request_events o WHERE o.request_id = ?1 AND o.what = 'answer_opened')) ORDER BY seq`,
  params: [requestId],
});

/** A task whose assignment was deleted meanwhile asks nothing any more. */
export const openTasksSql = (
  request: string,
) => `(SELECT count(*) FROM request_tasks t JOIN assignments a ON a.id = t.assignment_id
  WHERE t.request_id = ${request} AND t.done_at IS NULL)`;
export const countOpenTasks = async (db: Db, requestId: string) =>
  (await db.first<{ n: number }>(db.statement(`SELECT ${openTasksSql("?")} AS n`, [requestId])))?.n ?? 0;

export const insertSubmissionStatement = (row: {
  id: string;
  tokenHash: string;
  sealed: string;
  at: string;
}): Statement => ({
  sql: "INSERT INTO request_submissions (id, token_hash, sealed, submitted_at) VALUES (?, ?, ?, ?)",
  params: [row.id, row.tokenHash, row.sealed, row.at],
});
/** @param since submissions before this instant are gone, whether or not the cron ran */
export const findSubmission = (db: Db, hash: string, since: string) =>
  db.first<{ id: string; sealed: string; submitted_at: string }>(
    db.statement("SELECT id, sealed, submitted_at FROM request_submissions WHERE token_hash = ? AND submitted_at > ?", [
      hash,
      since,
    ]),
  );
export const deleteSubmissionStatement = (id: string): Statement => ({
  sql: "DELETE FROM request_submissions WHERE id = ?",
  params: [id],
});

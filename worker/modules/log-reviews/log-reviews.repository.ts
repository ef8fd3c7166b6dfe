import type { LogFinding } from "#contract/log-reviews.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";
import type { DayCount, SkipCount } from "./findings.rules.ts";

export interface ReviewRecord {
  month: string;
  findings: string;
  sample: string;
  made_at: string;
  signed_name: string | null;
  signed_at: string | null;
  remark: string | null;
}
const columns = "month, findings, sample, made_at, signed_name, signed_at, remark";

export const latestMonth = async (db: Db) =>
  (await db.first<{ month: string | null }>(db.statement("SELECT MAX(month) AS month FROM log_reviews")))?.month ??
  null;

export const firstCountedDay = async (db: Db) =>
  (await db.first<{ day_on: string | null }>(db.statement("SELECT MIN(day_on) AS day_on FROM log_day_counts")))
    ?.day_on ?? null;

export const dayCounts = (db: Db, fromOn: string, beforeOn: string) =>
  db.all<DayCount>(
    db.statement(
      `SELECT day_on, actor_pseudonym, actor_role, records, refused, outside_hours FROM log_day_counts
       WHERE day_on >= ? AND day_on < ?`,
      [fromOn, beforeOn],
    ),
  );

export const skipCounts = (db: Db, from: string, before: string) =>
  db.all<SkipCount>(
    db.statement(
      `SELECT u.pseudonym, COUNT(*) AS skips FROM users u JOIN skips s ON s.agent_id = u.id
       WHERE u.role = 'agent' AND s.skipped_at >= ? AND s.skipped_at < ? GROUP BY u.id`,
      [from, before],
    ),
  );

export const insertReviewStatement = (
  db: Db,
  review: {
    month: string;
    first: number | null;
    last: number | null;
    findings: LogFinding[];
    sample: number[];
    at: string;
  },
): Statement =>
  db.statement(
    `INSERT INTO log_reviews (month, first_seq, last_seq, findings, sample, made_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
    [
      review.month,
      review.first,
      review.last,
      JSON.stringify(review.findings),
      JSON.stringify(review.sample),
      review.at,
    ],
  );

export const listReviewsStatement = (db: Db): Statement =>
  db.statement(
    `SELECT month, json_array_length(findings) AS findings, signed_name, signed_at FROM log_reviews ORDER BY month DESC`,
  );

export const findReview = (db: Db, month: string) =>
  db.first<ReviewRecord>(db.statement(`SELECT ${columns} FROM log_reviews WHERE month = ?`, [month]));

export const sampleStatement = (db: Db, sample: string): Statement =>
  db.statement(
    `SELECT l.seq, l.at, l.actor_role AS role, l.actor_pseudonym AS pseudonym, l.action, l.purpose, l.record_kind AS recordKind,
       l.record_id AS recordId, l.record_count AS recordCount, l.outcome
     FROM json_each(?) j JOIN access_log l ON l.seq = j.value ORDER BY l.seq`,
    [sample],
  );

/** Names of staff only: a client's people stay a role and a pseudonym. */
export const namesStatement = (db: Db, pseudonyms: string): Statement =>
  db.statement(
    `SELECT u.pseudonym, u.name FROM json_each(?) j JOIN users u ON u.pseudonym = j.value WHERE u.role <> 'client'`,
    [pseudonyms],
  );

export const signStatement = (
  db: Db,
  month: string,
  by: { userId: string; name: string; remark: string; at: string },
): Statement =>
  db.statement(
    `UPDATE log_reviews SET signed_by = ?, signed_name = ?, remark = ?, signed_at = ? WHERE month = ? AND signed_at IS NULL`,
    [by.userId, by.name, by.remark, by.at, month],
  );

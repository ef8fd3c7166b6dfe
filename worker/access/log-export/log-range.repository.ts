import type { Db, Statement } from "#worker/platform/db/db.ts";
import { addDays, startOfLocalDay } from "#worker/retention/calendar.ts";
import { lineColumns, previousSql } from "../sealing/sealing.repository.ts";

/** Local dates, both included; absent = from the beginning, until now. */
export interface LogPeriod {
  from?: string | undefined;
  until?: string | undefined;
}
/** One assignment's lines, or (null) the whole log. */
export type LogScope = string | null;

const day = (date: string, plus: number) => startOfLocalDay(addDays(date, plus)).toISOString();
const minute = 60_000;

/** The period as instants: from the first on, before the second. */
export const periodInstants = ({ from, until }: LogPeriod) => ({
  from: from === undefined ? "" : day(from, 0),
  until: until === undefined ? "9" : day(until, 1),
});

/**
 * A condition on `seq` and `at`. Heads say how far the log was when their last line was written, so a period costs a
 * look-up and no index of its own on the busiest table. Lines of one moment may stand in another order by up to a minute.
 */
export const periodSql = ({ from, until }: LogPeriod): { sql: string; params: unknown[] } => {
  const parts: string[] = [];
  const params: unknown[] = [];
  const shifted = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
  if (from !== undefined) {
    const start = day(from, 0);
    parts.push(
      "seq > COALESCE((SELECT size FROM log_heads WHERE last_at < ? ORDER BY last_at DESC, size DESC LIMIT 1), 0) AND at >= ?",
    );
    params.push(shifted(start, -minute), start);
  }
  if (until !== undefined) {
    const end = day(until, 1);
    parts.push(
      "seq <= COALESCE((SELECT size FROM log_heads WHERE last_at > ? ORDER BY last_at, size LIMIT 1), 9007199254740991) AND at < ?",
    );
    params.push(shifted(end, minute), end);
  }
  return { sql: parts.length === 0 ? "TRUE" : parts.join(" AND "), params };
};

const scopeSql = (scope: LogScope) => (scope === null ? "TRUE" : "assignment_id = ?");
const scopeParams = (scope: LogScope) => (scope === null ? [] : [scope]);

/** First and last line of a period: `first_seq`, `last_seq`, null when there is none. */
export const boundsStatement = (db: Db, scope: LogScope, period: LogPeriod): Statement => {
  const { sql, params } = periodSql(period);
  const end = (order: "ASC" | "DESC") =>
    `(SELECT seq FROM access_log WHERE ${scopeSql(scope)} AND ${sql} ORDER BY seq ${order} LIMIT 1)`;
  const each = [...scopeParams(scope), ...params];
  return db.statement(`SELECT ${end("ASC")} AS first_seq, ${end("DESC")} AS last_seq`, [...each, ...each]);
};

/** First and last line of the whole log in a period; null when there is none in the table. */
export const logBounds = async (db: Db, period: LogPeriod) => {
  const row = await db.first<{ first_seq: number | null; last_seq: number | null }>(boundsStatement(db, null, period));
  return { first: row?.first_seq ?? null, last: row?.last_seq ?? null };
};

/** How many lines stand in a range, counted up to `most`. */
export const countLines = async (db: Db, scope: LogScope, first: number, last: number, most: number) =>
  (
    await db.first<{ n: number }>(
      db.statement(
        `SELECT COUNT(*) AS n FROM (SELECT 1 FROM access_log WHERE ${scopeSql(scope)} AND seq BETWEEN ? AND ? LIMIT ?)`,
        [...scopeParams(scope), first, last, most],
      ),
    )
  )?.n ?? 0;

/** The next lines of a range, in their order, with the stated reason. */
export const linesStatement = (db: Db, scope: LogScope, after: number, last: number, limit: number): Statement =>
  db.statement(
    `SELECT ${lineColumns}, reason, ${previousSql} AS previous FROM access_log l
     WHERE ${scopeSql(scope)} AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
    [...scopeParams(scope), after, last, limit],
  );

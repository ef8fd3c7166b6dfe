import { type DrizzleD1Database, drizzle } from "drizzle-orm/d1";
import { guardedD1 } from "./guarded-d1.ts";
import { queryCounter } from "./limits.ts";
import { retryRead } from "./retry.ts";

/** A prepared, bound statement: composed by repositories, run alone or in one batch (= one transaction). */
export interface Statement {
  sql: string;
  params: unknown[];
}
export interface BatchResult {
  rows: unknown[];
  changes: number;
}
export interface Db {
  /** Builds a statement; nothing runs yet. Lists travel as ONE json parameter (see json-list). */
  statement(sql: string, params?: unknown[]): Statement;
  /** Any drizzle query as a statement of ours. */
  from(query: { toSQL(): { sql: string; params: unknown[] } }): Statement;
  all<T>(statement: Statement): Promise<T[]>;
  first<T>(statement: Statement): Promise<T | null>;
  run(statement: Statement): Promise<{ changes: number }>;
  /** Sequential, one transaction; an SQL error rolls all of it back. Results keep the order. */
  batch(statements: Statement[]): Promise<BatchResult[]>;
  /** Query builder, and the adapter of the identity library. */
  orm: DrizzleD1Database;
  /** Queries this invocation may still send. */
  queriesLeft(): number;
}

const isRead = (sql: string) => /^\s*(select|with)\b/i.test(sql) && !/\b(insert|update|delete)\b/i.test(sql);

/** One Db per invocation: it counts queries against the invocation's limit (platform limits in limits.ts). */
export const createDb = (d1: D1Database): Db => {
  const counter = queryCounter();
  const guarded = guardedD1(d1, counter);
  const prepare = ({ sql, params }: Statement) => guarded.prepare(sql).bind(...params);
  const repeatable = <T>(sql: string, read: () => Promise<T>) => (isRead(sql) ? retryRead(read) : read());
  return {
    orm: drizzle(guarded),
    statement: (sql, params = []) => ({ sql, params }),
    from: (query) => query.toSQL(),
    all: <T>(statement: Statement) =>
      repeatable(statement.sql, async () => (await prepare(statement).all<T>()).results),
    first: <T>(statement: Statement) => repeatable(statement.sql, () => prepare(statement).first<T>()),
    async run(statement) {
      const { meta } = await prepare(statement).run();
      return { changes: meta.changes };
    },
    async batch(statements) {
      if (statements.length === 0) return [];
      const results = await guarded.batch(statements.map(prepare));
      return results.map((result) => ({ rows: result.results, changes: result.meta.changes }));
    },
    queriesLeft: counter.left,
  };
};

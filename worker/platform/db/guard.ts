import type { Statement } from "./db.ts";

/**
 * Rolls the batch back when the statement before it changed nothing: a conditional UPDATE that hits no row is not an
 * error to SQLite, so the guard's CHECK makes it one. Recognised by `isGuardFailure`.
 */
export const mustHaveChanged = (name: string): Statement => ({
  sql: "INSERT INTO guards (name, met) SELECT ?, 0 WHERE changes() = 0",
  params: [name],
});

/** Rolls the batch back unless the condition (a SQL expression over its parameters) holds. */
export const mustHold = (name: string, condition: string, params: unknown[] = []): Statement => ({
  sql: `INSERT INTO guards (name, met) SELECT ?, 0 WHERE NOT (${condition})`,
  params: [name, ...params],
});

export const isGuardFailure = (error: unknown) => /CHECK constraint failed: met/i.test(String(error));

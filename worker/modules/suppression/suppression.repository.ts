import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks, jsonList } from "#worker/platform/db/json-list.ts";

/** Whether either list holds anything at all: then, and only then, the rows of a chunk are hashed. */
export const anyRefusalsStatement = (): Statement => ({
  sql: "SELECT EXISTS (SELECT 1 FROM suppressions) AS suppressions, EXISTS (SELECT 1 FROM tombstones) AS tombstones",
  params: [],
});

export const suppressedStatements = (hashes: readonly string[]): Statement[] =>
  jsonChunks(hashes, 20_000).map((list) => ({
    sql: "SELECT s.hash FROM json_each(?) j CROSS JOIN suppressions s ON s.hash = j.value",
    params: [list],
  }));

/** @param cutoff tombstones of this local date or earlier no longer count, whether or not the cron ran */
export const departedStatements = (hashes: readonly string[], cutoff: string): Statement[] =>
  jsonChunks(hashes, 20_000).map((list) => ({
    sql: "SELECT t.hash FROM json_each(?) j CROSS JOIN tombstones t ON t.hash = j.value WHERE t.left_on > ?",
    params: [list, cutoff],
  }));

const suppressionSql = `INSERT INTO suppressions (hash, reference, reason, created_at) SELECT value, ?, ?, ? FROM json_each(?) WHERE true
    ON CONFLICT (hash) DO NOTHING`;
export const insertSuppressionsStatement = (
  hashes: readonly string[],
  { reference, reason, at }: { reference: string; reason: "objection" | "erasure"; at: string },
): Statement => ({ sql: suppressionSql, params: [reference, reason, at, jsonList(hashes)] });

const tombstoneSql = `INSERT INTO tombstones (hash, left_on) SELECT value, ? FROM json_each(?) WHERE true
    ON CONFLICT (hash) DO UPDATE SET left_on = max(left_on, excluded.left_on)`;
/** Who leaves twice is blocked from the later departure on. */
export const insertTombstonesStatement = (hashes: readonly string[], leftOn: string): Statement => ({
  sql: tombstoneSql,
  params: [leftOn, jsonList(hashes)],
});

/** The parameters of such statements, for the erasure ledger: references, moments and keyed hashes. */
export interface BlockLists {
  suppressions: unknown[][];
  tombstones: unknown[][];
}
export const blockLists = (statements: readonly Statement[]): BlockLists => {
  const paramsOf = (sql: string) => statements.filter((one) => one.sql === sql).map(({ params }) => params);
  return { suppressions: paramsOf(suppressionSql), tombstones: paramsOf(tombstoneSql) };
};
export const blockStatements = ({ suppressions, tombstones }: BlockLists): Statement[] => [
  ...suppressions.map((params) => ({ sql: suppressionSql, params })),
  ...tombstones.map((params) => ({ sql: tombstoneSql, params })),
];

/** A contact's live identifiers beside its company's number and name. Read to be hashed; the values go nowhere. */
export const personsStatement = (contactIds: readonly string[], cutoff: string): Statement => {
  const identifiers = (table: string, fields: string) =>
    `SELECT c.id, c.company_id, m.kvk, json_extract(m.clocks, '$.name[0]') AS name_norm, v.field, v.norm
     FROM json_each(?1) j CROSS JOIN contacts c ON c.id = j.value JOIN companies m ON m.id = c.company_id
     JOIN ${table} v ON v.contact_id = c.id WHERE v.field IN (${fields}) AND v.anchor_on > ?2`;
  // An address or number that was replaced lately still reaches the person.
  return {
    sql: `${identifiers("contact_values", "'name','email','phone','mobile'")}
      UNION ALL ${identifiers("former_contact_values", "'email','phone','mobile'")}`,
    params: [jsonList(contactIds), cutoff],
  };
};
export interface PersonValueRow {
  id: string;
  company_id: string;
  kvk: string | null;
  name_norm: string | null;
  field: "name" | "email" | "phone" | "mobile";
  norm: string;
}

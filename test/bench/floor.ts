import type { Db } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** Bare `json_each` insert of up to 2,000 rows into one table with all its indexes. */
export const floorInsert = async (db: Db, table: string, rows: unknown[][]) => {
  const picked = (rows[0] ?? []).map((_, at) => `value ->> ${at}`).join(", ");
  await db.run(db.statement(`INSERT INTO ${table} SELECT ${picked} FROM json_each(?)`, [jsonList(rows)]));
};

/** The same tables a download reads, in bare keyset pages of 1,000: no log, no CSV, no notes opened. */
export const floorRead = async (db: Db, assignmentId: string, after: number) => {
  const page = "SELECT id FROM assignment_rows WHERE assignment_id = ? AND ordinal > ? ORDER BY ordinal LIMIT 1000";
  const params = [assignmentId, after];
  const [rows] = await db.batch([
    db.statement(
      `SELECT r.ordinal, r.own_cells, l.last_outcome, c.*, s.* FROM assignment_rows r JOIN leads l ON l.id = r.lead_id JOIN companies c ON c.id = r.company_id
       LEFT JOIN company_sites s ON s.id = r.site_id WHERE r.id IN (${page}) ORDER BY r.ordinal`,
      params,
    ),
    db.statement(
      `SELECT v.* FROM assignment_rows r JOIN contact_values v ON v.contact_id = r.contact_id WHERE r.id IN (${page})`,
      params,
    ),
    db.statement(`SELECT p.* FROM row_personal_cells p WHERE p.row_id IN (${page})`, params),
    db.statement(
      `SELECT n.* FROM call_notes n WHERE n.lead_id IN (SELECT lead_id FROM assignment_rows WHERE id IN (${page}))`,
      params,
    ),
  ]);
  const found = (rows?.rows ?? []) as { ordinal: number }[];
  return { last: found.at(-1)?.ordinal ?? null, count: found.length };
};

/** The bare DELETEs of a purge: the values by primary key, 1,000 a statement. */
export const floorDelete = async (db: Db, ids: [string, string][]) => {
  await db.run(
    db.statement(
      "DELETE FROM contact_values WHERE (contact_id, field) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))",
      [jsonList(ids)],
    ),
  );
};

/** The bare count of values of a half to a whole year old. */
export const floorFlags = (db: Db) =>
  db.first(
    db.statement(
      "SELECT count(*) FROM contact_values WHERE anchor_on > date('now', '-12 months') AND anchor_on <= date('now', '-6 months')",
    ),
  );

/** The lines of the log in pages of 2,000, read and nothing else. */
export const floorLog = async (db: D1Database) => {
  for (let after = 0; ; ) {
    const { results } = await db
      .prepare("SELECT * FROM access_log WHERE seq > ? ORDER BY seq LIMIT 2000")
      .bind(after)
      .all<{ seq: number }>();
    if (results.length === 0) return;
    after = results.at(-1)?.seq ?? after;
  }
};

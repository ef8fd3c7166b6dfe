import type { Db } from "../platform/db/db.ts";
import { jsonList } from "../platform/db/json-list.ts";

/** The highest entry this database has carried out, 0 when none. An index seek: asked at every request. */
export const lastApplied = async (db: Db): Promise<number> =>
  (await db.first<{ n: number }>(db.statement("SELECT coalesce(max(n), 0) AS n FROM erasure_ledger")))?.n ?? 0;

/** The lowest and the highest number this database still holds, 0 when none. */
export const appliedRange = async (db: Db): Promise<{ first: number; last: number }> =>
  (await db.first<{ first: number; last: number }>(
    db.statement(
      "SELECT coalesce((SELECT min(n) FROM erasure_ledger), 0) AS first, coalesce((SELECT max(n) FROM erasure_ledger), 0) AS last",
    ),
  )) ?? { first: 0, last: 0 };

/** Which of these numbers the database has not carried out. */
export const notApplied = async (db: Db, numbers: readonly number[]): Promise<number[]> =>
  (
    await db.all<{ n: number }>(
      db.statement(
        `SELECT j.value AS n FROM json_each(?) j WHERE NOT EXISTS (SELECT 1 FROM erasure_ledger e WHERE e.n = j.value)
         ORDER BY j.value`,
        [jsonList(numbers)],
      ),
    )
  ).map(({ n }) => n);

/**
 * Entries from before a moment, up to the first younger one, so that no gap comes to stand between two that are kept;
 * never the latest: the position must stay known. */
export const agedEntries = async (db: Db, before: string, limit: number): Promise<number[]> => {
  const oldest = await db.all<{ n: number; applied_at: string }>(
    db.statement(
      `SELECT n, applied_at FROM erasure_ledger WHERE n < (SELECT max(n) FROM erasure_ledger) ORDER BY n LIMIT ?`,
      [limit],
    ),
  );
  const young = oldest.findIndex(({ applied_at }) => applied_at > before);
  return (young < 0 ? oldest : oldest.slice(0, young)).map(({ n }) => n);
};

export const dropEntries = (db: Db, numbers: readonly number[]) =>
  db.run(db.statement("DELETE FROM erasure_ledger WHERE n IN (SELECT value FROM json_each(?))", [jsonList(numbers)]));

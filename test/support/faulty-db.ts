import type { Db } from "#worker/platform/db/db.ts";

export class StorageLost extends Error {}

/**
 * A database whose call number `failing` breaks: `before` it does anything, or `after` it has done all (the answer is
 * lost). `calls()` says how many there were, so that a scenario can be played once for each.
 */
export const faultyDb = (db: Db, failing: number, mode: "before" | "after") => {
  let count = 0;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    const hit = ++count === failing;
    if (hit && mode === "before") throw new StorageLost("D1_ERROR: Network connection lost.");
    const result = await work();
    if (hit) throw new StorageLost("D1_ERROR: Network connection lost.");
    return result;
  };
  const faulty: Db = {
    ...db,
    all: (statement) => call(() => db.all(statement)),
    first: (statement) => call(() => db.first(statement)),
    run: (statement) => call(() => db.run(statement)),
    batch: (statements) => call(() => db.batch(statements)),
  };
  return { db: faulty, calls: () => count };
};

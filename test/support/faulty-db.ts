import type { Db } from "#worker/platform/db/db.ts";

export class StorageLost extends Error {}

/** Where a call breaks: before it did anything, or after it did all (its answer is lost). */
export type Moment = "before" | "after";
export interface Fault {
  /** Number of the call, from 1. */
  at: number;
  moment: Moment;
  /** The database answers nothing more after that call. */
  onwards?: boolean;
}
export const faultText = ({ at, moment, onwards = false }: Fault) => `${moment} call ${at}${onwards ? " and on" : ""}`;

/** A database that breaks at one call. `calls()` says how many there were, so that a scenario can be played once for each. */
export const faultyDb = (db: Db, at: number, moment: Moment, onwards = false) => {
  let count = 0;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    const hit = ++count === at;
    if ((hit && moment === "before") || (onwards && count > at))
      throw new StorageLost("D1_ERROR: Network connection lost.");
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

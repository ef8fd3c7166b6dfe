import type { Statement } from "../platform/db/db.ts";

/** One act of forgetting: random ids and keyed hashes only, enough to do it again. */
export interface LedgerEntry {
  n: number;
  kind: string;
  /** When it was recorded (UTC ISO). */
  at: string;
  data: unknown;
}

/**
 * What was deleted for good, outside the database (L-16): D1 keeps 30 days of history, and a database that is set back
 * would hold again what was erased since. Entries are numbered from 1 without gaps.
 */
export interface ErasureLedger {
  /**
   * Records an act BEFORE it is done, and returns the statement that marks it as done: run it in the batch that deletes.
   * When the bucket can't be written nothing is deleted either, so no deletion is ever missing here.
   */
  append(kind: string, data: unknown, at: Date): Promise<Statement>;
  /** Takes back an act that certainly did not happen: its number stays, its content goes. */
  withdraw(mark: Statement): Promise<void>;
  /** The highest number given out, 0 when there is none. Throws LedgerLost when there are entries but no head. */
  head(): Promise<number>;
  /** Null when it is missing: then the ledger is not whole. */
  read(n: number): Promise<LedgerEntry | null>;
  /** Drops entries that no history reaches any more. */
  forget(numbers: readonly number[]): Promise<void>;
}

/** The kind of an act that was taken back. */
export const withdrawn = "withdrawn";
const headName = "ledger/head";
const entries = "ledger/entries/";
const nameOf = (n: number) => `${entries}${String(n).padStart(12, "0")}`;

/** The ledger is not what was written: nobody may go by it. */
export class LedgerLost extends Error {
  override name = "LedgerLost";
}

/** Marks an entry as carried out; twice is no error. */
export const appliedStatement = (n: number, at: string): Statement => ({
  sql: "INSERT INTO erasure_ledger (n, applied_at) VALUES (?, ?) ON CONFLICT (n) DO NOTHING",
  params: [n, at],
});

/** The ledger as objects of the EU bucket. An entry is written under a number nobody has yet, then the head follows. */
export const bucketLedger = (bucket: R2Bucket): ErasureLedger => {
  // Where no head was ever written there is no entry, or the very first one, whose writer broke off.
  const missingHead = async () => {
    const { objects } = await bucket.list({ prefix: entries, limit: 2 });
    if (objects.some(({ key }) => key !== nameOf(1))) throw new LedgerLost("the ledger has lost its head");
    return { n: objects.length, etag: null };
  };

  const readHead = async () => {
    const object = await bucket.get(headName);
    if (object === null) return missingHead();
    const n = Number(await object.text());
    if (!Number.isSafeInteger(n) || n < 1) throw new LedgerLost("the ledger's head is no number");
    return { n, etag: object.etag };
  };

  const claimNumber = async (from: number, kind: string, data: unknown, at: string): Promise<number> => {
    for (let n = from; ; n++) {
      const body = JSON.stringify({ n, kind, at, data } satisfies LedgerEntry);
      if ((await bucket.put(nameOf(n), body, { onlyIf: { etagDoesNotMatch: "*" } })) !== null) return n;
    }
  };

  const raiseHead = async (n: number) => {
    for (;;) {
      const head = await readHead();
      if (head.etag !== null && head.n >= n) return;
      const onlyIf = head.etag === null ? { etagDoesNotMatch: "*" } : { etagMatches: head.etag };
      if ((await bucket.put(headName, String(n), { onlyIf })) !== null) return;
    }
  };

  return {
    async append(kind, data, moment) {
      const at = moment.toISOString();
      const n = await claimNumber((await readHead()).n + 1, kind, data, at);
      await raiseHead(n);
      return appliedStatement(n, at);
    },
    async withdraw({ params }) {
      const n = Number(params[0]);
      await bucket.put(nameOf(n), JSON.stringify({ n, kind: withdrawn, at: String(params[1]), data: null }));
    },
    head: async () => (await readHead()).n,
    async read(n) {
      const object = await bucket.get(nameOf(n));
      return object === null ? null : ((await object.json()) as LedgerEntry);
    },
    async forget(numbers) {
      if (numbers.length > 0) await bucket.delete(numbers.map(nameOf));
    },
  };
};

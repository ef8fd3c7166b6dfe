import type { Deps } from "../deps.ts";
import { nowIso } from "../platform/clock.ts";
import { notApplied } from "./ledger.repository.ts";
import { appliedStatement, type LedgerEntry } from "./ledger.ts";

/**
 * Does one kind of act again on a database that was set back. Idempotent; bounded by the invocation's queries.
 * @returns what is still there when it is read back: 0, or the database stays closed
 */
export type Replayer = (deps: Deps, data: unknown) => Promise<number>;
export type Replayers = Readonly<Record<string, Replayer>>;

/** Queries one entry may need; below it the next request or the cron goes on. */
const queriesPerEntry = 120;
/** An act between its entry and its batch is no restore. Longer than any request lives. */
const underWayMs = 30_000;

/** `open`: everything is done. `under_way`: what is missing was recorded just now. `closed`: nothing may be served. */
export type ReplayState = "open" | "under_way" | "closed";

const isUnderWay = (entry: LedgerEntry, now: Date) => now.getTime() - Date.parse(entry.at) < underWayMs;

/**
 * Carries out the entries after `from` that this database lacks, in order, and reads each back (L-16).
 * `wentBack`: what is missing was done before, so nothing is waited for. */
export const replay = async (
  deps: Deps,
  replayers: Replayers,
  { from, head, wentBack = false }: { from: number; head: number; wentBack?: boolean },
): Promise<ReplayState> => {
  const missing = await notApplied(
    deps.db,
    Array.from({ length: head - from }, (_, i) => from + 1 + i),
  );
  let state: ReplayState = "open";
  for (const n of missing) {
    const entry = await deps.ledger.read(n);
    const replayer = entry === null ? undefined : replayers[entry.kind];
    if (entry === null || replayer === undefined) return "closed";
    if (!wentBack && isUnderWay(entry, deps.clock.now())) {
      state = "under_way";
      continue;
    }
    if (deps.db.queriesLeft() < queriesPerEntry) return "closed";
    if ((await replayer(deps, entry.data)) > 0) return "closed";
    await deps.db.batch([appliedStatement(n, nowIso(deps.clock))]);
  }
  return state;
};

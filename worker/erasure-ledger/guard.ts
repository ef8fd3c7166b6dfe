import type { Deps } from "../deps.ts";
import { systemClock } from "../platform/clock.ts";
import { logEvent } from "../platform/logger.ts";
import { appliedRange, lastApplied } from "./ledger.repository.ts";
import { type Replayers, replay } from "./replay.ts";

/** How long an isolate trusts that the ledger has nothing newer than its database: less than a restore takes. */
const trustMs = 3_000;
/** Acts end in another order than they were recorded: so far behind the last one done may one be missing. */
const lookBack = 200;

/**
 * Whether anything may be served. A database that was set back (it lacks entries of the ledger, or went back behind what
 * this isolate saw) is caught up first; while that lasts, or when the ledger is not whole or can't be read, nothing is (L-16). */
export const restoreGuard = (replayers: Replayers) => {
  let seen = 0;
  let trustedUntil = Number.NEGATIVE_INFINITY;

  const check = async (deps: Deps, wallNow: number): Promise<boolean> => {
    const { first, last } = await appliedRange(deps.db);
    const head = await deps.ledger.head();
    // The ledger is written first: one that lags behind the database has lost something.
    if (head < last) return false;
    const from = Math.max(first, last - lookBack);
    const state = await replay(deps, replayers, { from, head, wentBack: last < seen });
    if (state === "closed") return false;
    seen = last;
    if (state === "open") {
      seen = head;
      trustedUntil = wallNow + trustMs;
    }
    return true;
  };

  return async (deps: Deps): Promise<boolean> => {
    // How long trust lasts is a matter of the machine, whatever day the demo world has.
    const wallNow = systemClock(0).now().getTime();
    const last = await lastApplied(deps.db);
    if (last >= seen && wallNow < trustedUntil) {
      seen = last;
      return true;
    }
    try {
      return await check(deps, wallNow);
    } catch (error) {
      const code = error instanceof Error ? error.name : "unknown";
      logEvent({ level: "error", what: "erasure ledger", requestId: deps.requestId, code });
      return false;
    }
  };
};

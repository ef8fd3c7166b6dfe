import type { Deps } from "../deps.ts";
import { systemClock } from "../platform/clock.ts";
import { lastApplied } from "./ledger.repository.ts";
import { type Replayers, replay } from "./replay.ts";

/** How long an isolate trusts that the ledger has nothing newer than its database. */
const trustMs = 15_000;

/**
 * Whether anything may be served. A database that was set back (it lacks the ledger's latest entries, or went back behind
 * what this isolate saw) is caught up first; while that lasts, or when the ledger itself is not whole, nothing is (L-16). */
export const restoreGuard = (replayers: Replayers) => {
  let seen = 0;
  let trustedUntil = Number.NEGATIVE_INFINITY;
  return async (deps: Deps): Promise<boolean> => {
    // How long trust lasts is a matter of the machine, whatever day the demo world has.
    const wallNow = systemClock(0).now().getTime();
    const last = await lastApplied(deps.db);
    if (last >= seen && wallNow < trustedUntil) {
      seen = last;
      return true;
    }
    const head = await deps.ledger.head();
    // The ledger is written first: one that lags behind the database has lost something.
    if (head < last) return false;
    const state = await replay(deps, replayers, { last, head });
    if (state === "closed") return false;
    seen = last;
    if (state === "open") {
      seen = head;
      trustedUntil = wallNow + trustMs;
    }
    return true;
  };
};

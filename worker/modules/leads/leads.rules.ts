import { leaseMilliseconds } from "#contract/desk.ts";
import type { OutcomeConfig } from "#contract/outcomes.ts";

/** Settings of the call queue (no retention periods). */
export const queueSettings = {
  leaseMs: leaseMilliseconds,
  skipsPerHour: 5,
  skipWindowMs: 3_600_000,
  /** An "only me" callback falls to anyone when its agent did not come for it. */
  callbackGraceMs: 3_600_000,
} as const;

/** Where a lead stands in the queue: lower comes first. */
export const queueRank = { callback: 0, retry: 1, fresh: 2 } as const;

/** Keeps a share of new leads among repeats, so that they don't starve. @param share of a hundred. */
export const newLeadIsDue = (share: number, retriesInRow: number): boolean =>
  share > 0 && retriesInRow * share >= 100 - share;

export interface AfterCall {
  state: "open" | "closed";
  queueRank: number;
  dueAt: string | null;
  callbackAgentId: string | null;
  attempts: number;
}

/** What a call's outcome makes of its lead. `attempts` counts calls in a row that end with "again". */
export const afterCall = (call: {
  outcome: Pick<OutcomeConfig, "effect" | "maxAttempts" | "restMinutes">;
  attempts: number;
  now: Date;
  callbackAt: string | null;
  callbackAgentId: string | null;
}): AfterCall => {
  const closed: AfterCall = {
    state: "closed",
    queueRank: queueRank.fresh,
    dueAt: null,
    callbackAgentId: null,
    attempts: call.attempts + 1,
  };
  const { effect, maxAttempts, restMinutes } = call.outcome;
  if (effect === "callback")
    return {
      state: "open",
      queueRank: queueRank.callback,
      dueAt: call.callbackAt,
      callbackAgentId: call.callbackAgentId,
      attempts: 0,
    };
  if (effect !== "again" || call.attempts + 1 >= maxAttempts) return closed;
  return {
    ...closed,
    state: "open",
    queueRank: queueRank.retry,
    dueAt: new Date(call.now.getTime() + restMinutes * 60_000).toISOString(),
  };
};

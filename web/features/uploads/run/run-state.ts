import type { UploadView } from "#contract/uploads.ts";
import { isProblem } from "#web/platform/problem.ts";

export type RunPhase =
  | "opening"
  | "sending"
  | "paused"
  | "waiting"
  | "session"
  | "finishing"
  | "done"
  | "stopped"
  | "failed";

export interface RunState {
  phase: RunPhase;
  view: UploadView | null;
  /** Rows the server holds, and how many of those it held before this run. */
  received: number;
  resumedFrom: number;
  secondsLeft: number | null;
  /** Seconds until the next attempt while `waiting`. */
  retryIn: number;
  /** Why it waits or failed. */
  problem: unknown;
}

/** The same call may succeed a little later. */
export const isTransient = (thrown: unknown): boolean =>
  isProblem(thrown, "network.offline") ||
  isProblem(thrown, "server.unavailable") ||
  isProblem(thrown, "server.error") ||
  isProblem(thrown, "uploads.registry_busy") ||
  isProblem(thrown, "identity.too_many_attempts");

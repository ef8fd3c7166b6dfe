import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { addPeriod } from "#worker/retention/period.ts";
import { isLive } from "./machine.rules.ts";
import type { CaseRow } from "./requests.repository.ts";

type Held = Pick<CaseRow, "state" | "hold_on" | "hold_released_at">;

/** Whether deletion waits for this case: it runs, nobody released it, and its period is not over (P4.2-10). */
export const holds = (row: Held, now: Date): row is Held & { hold_on: string } =>
  row.hold_on !== null &&
  row.hold_released_at === null &&
  isLive(row.state) &&
  row.hold_on > purgeCutoff(now, SCHEDULE.purgeHold);

/** The last day of a hold that is in force, or null. */
export const heldUntil = (row: Held, now: Date): string | null =>
  holds(row, now) ? addPeriod(row.hold_on, SCHEDULE.purgeHold.purgeAfter) : null;

/**
 * Until which anchor this case reads: as everybody does, or with a hold as on the day it was set. Nobody else reads by
 * this cutoff, so that a held value is gone for everybody but the case.
 */
export const caseCutoff = (row: Held, now: Date): string =>
  // Noon of that local day is the same day in every zone rule.
  purgeCutoff(holds(row, now) ? new Date(`${row.hold_on}T12:00:00Z`) : now, SCHEDULE.contactValue);

/** A hold is set once a case, while it runs. */
export const mayHold = (row: Held): boolean => row.hold_on === null && isLive(row.state);

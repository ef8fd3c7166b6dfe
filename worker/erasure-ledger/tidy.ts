import type { Deps } from "../deps.ts";
import { purgeCutoffAt, SCHEDULE } from "../retention/index.ts";
import { agedEntries, appliedRange, dropEntries } from "./ledger.repository.ts";
import { type Replayers, replay } from "./replay.ts";

const atOnce = 500;
/** How far back the cron looks for an act that broke off between its entry and its batch. */
const lookBack = 2_000;

/** Finishes acts that broke off, and drops entries older than any history (bounded, idempotent). */
export const tidyLedger = async (deps: Deps, replayers: Replayers): Promise<void> => {
  const { first, last } = await appliedRange(deps.db);
  await replay(deps, replayers, { from: Math.max(first, last - lookBack), head: await deps.ledger.head() });
  const aged = await agedEntries(deps.db, purgeCutoffAt(deps.clock.now(), SCHEDULE.erasureLedger), atOnce);
  if (aged.length === 0) return;
  await deps.ledger.forget(aged);
  await dropEntries(deps.db, aged);
};

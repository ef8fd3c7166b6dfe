import type { Deps } from "./deps.ts";
import { tidyLedger } from "./erasure-ledger/tidy.ts";
import { runRequestTasks } from "./modules/data-subject-requests/index.ts";
import { tidyIdentity } from "./modules/identity/index.ts";
import { raiseAlarm, runTask } from "./modules/tasks/index.ts";
import { logEvent } from "./platform/logger.ts";
import { replayers } from "./replayers.ts";
import { runPurge } from "./retention/index.ts";

/** The hourly work: bounded, resumable, idempotent. Time decides what readers see; this only deletes (P4.2-10). */
export const runScheduled = async (deps: Deps) => {
  // Requests first: they have a deadline, and they leave the purge its share of the queries.
  try {
    await runRequestTasks(deps);
  } catch (error) {
    logEvent({ level: "error", what: error instanceof Error ? error.name : "unknown", code: "requests.tasks" });
  }
  await runPurge({ db: deps.db, clock: deps.clock });
  await runTask(deps, "tidy", async () => {
    await tidyLedger(deps, replayers);
    // Sessions and codes live by the wall clock, also where the demo world's clock was moved.
    await tidyIdentity(deps, Date.now());
  });
  await raiseAlarm(deps);
};

import type { Deps } from "./deps.ts";
import { runRequestTasks } from "./modules/data-subject-requests/index.ts";
import { tidyIdentity } from "./modules/identity/index.ts";
import { runPurge } from "./retention/index.ts";

/** The hourly work: bounded, resumable, idempotent. Time decides what readers see; this only deletes (P4.2-10). */
export const runScheduled = async (deps: Deps) => {
  await runPurge({ db: deps.db, clock: deps.clock });
  await runRequestTasks(deps);
  // Sessions and codes live by the wall clock, also where the demo world's clock was moved.
  await tidyIdentity(deps, Date.now());
};

import { archiveLog, publishHeads, sealLog } from "./access/index.ts";
import type { Deps } from "./deps.ts";
import { tidyIdentity } from "./modules/identity/index.ts";
import { prepareLogReviews } from "./modules/log-reviews/index.ts";
import { runPurge } from "./retention/index.ts";

/** The triggers of wrangler.toml that look after the access log; every other one does the hourly work. */
export const everyMinute = "* * * * *";
export const logUpkeep = "37 * * * *";

/** Seals what was logged in the last minute and copies the head to the bucket (P3-7). */
const runMinute = async (deps: Deps) => {
  await sealLog(deps);
  await publishHeads(deps);
};

/** The hourly work: bounded, resumable, idempotent. Time decides what readers see; this only deletes (P4.2-10). */
const runHourly = async (deps: Deps) => {
  await runPurge({ db: deps.db, clock: deps.clock });
  // Sessions and codes live by the wall clock, also where the demo world's clock was moved.
  await tidyIdentity(deps, Date.now());
};

/** Reviews of months that are over and wholly sealed, then old segments; apart, so that a long purge can't starve it. */
const runLogUpkeep = async (deps: Deps) => {
  await sealLog(deps);
  await prepareLogReviews(deps);
  await archiveLog(deps);
};

const runs: Record<string, (deps: Deps) => Promise<void>> = { [everyMinute]: runMinute, [logUpkeep]: runLogUpkeep };

export const runScheduled = (deps: Deps, cron: string) => (runs[cron] ?? runHourly)(deps);

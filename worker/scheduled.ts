import { archiveLog, publishHeads, sealLog } from "./access/index.ts";
import type { TaskName } from "./contract/tasks.ts";
import type { Deps } from "./deps.ts";
import { restoreGuard } from "./erasure-ledger/guard.ts";
import { tidyLedger } from "./erasure-ledger/tidy.ts";
import { runRequestTasks } from "./modules/data-subject-requests/index.ts";
import { signOpenedReceipts } from "./modules/deletion-receipts/index.ts";
import { tidyIdentity } from "./modules/identity/index.ts";
import { prepareLogReviews } from "./modules/log-reviews/index.ts";
import { tellExpiringAgreements } from "./modules/processor-agreements/index.ts";
import { raiseAlarm, runTask } from "./modules/tasks/index.ts";
import { logEvent } from "./platform/logger.ts";
import { replayers } from "./replayers.ts";
import { runPurge } from "./retention/index.ts";

/** The triggers of wrangler.toml that look after the access log; every other one does the hourly work. */
export const everyMinute = "* * * * *";
export const logUpkeep = "37 * * * *";

/** Work that breaks off is late in time, and told of then; it never stops the work behind it. */
const attempt = async (deps: Deps, task: TaskName, work: () => Promise<unknown>) => {
  try {
    await runTask(deps, task, work);
  } catch (error) {
    logEvent({ level: "error", what: error instanceof Error ? error.name : "unknown", code: `tasks.${task}` });
  }
};

/** Seals what was logged in the last minute and copies the head to the bucket (P3-7). */
const runMinute = (deps: Deps) =>
  attempt(deps, "seal", async () => {
    await sealLog(deps);
    await publishHeads(deps);
  });

/** Queries the purge leaves for the work behind it, however much is due. */
const queriesToTidy = 250;

/** The hourly work: bounded, resumable, idempotent. Time decides what readers see; this only deletes (P4.2-10). */
const runHourly = async (deps: Deps) => {
  // Requests first: they have a deadline, and they leave the purge its share of the queries.
  await attempt(deps, "requests", () => runRequestTasks(deps));
  await attempt(deps, "notices", () => tellExpiringAgreements(deps));
  try {
    await runPurge({ db: deps.db, clock: deps.clock, budget: Math.max(0, deps.db.queriesLeft() - queriesToTidy) });
  } finally {
    await attempt(deps, "tidy", async () => {
      await tidyLedger(deps, replayers);
      await signOpenedReceipts(deps);
      // Sessions and codes live by the wall clock, also where the demo world's clock was moved.
      await tidyIdentity(deps, Date.now());
    });
    await raiseAlarm(deps);
  }
};

/** Reviews of months that are over and wholly sealed, then old segments; apart, so that a long purge can't starve it. */
const runLogUpkeep = (deps: Deps) =>
  attempt(deps, "log", async () => {
    await sealLog(deps);
    await prepareLogReviews(deps);
    await archiveLog(deps);
  });

const runs: Record<string, (deps: Deps) => Promise<void>> = { [everyMinute]: runMinute, [logUpkeep]: runLogUpkeep };

const mayRun = restoreGuard(replayers);

/** A database that was set back does no work either (no mail to who was erased): a trigger carries the replay on instead. */
export const runScheduled = async (deps: Deps, cron: string) => {
  if (await mayRun(deps)) await (runs[cron] ?? runHourly)(deps);
  else logEvent({ level: "error", what: "restoring", requestId: deps.requestId, code: cron });
};

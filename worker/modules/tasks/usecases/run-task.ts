import type { TaskName } from "#contract/tasks.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { finishStatement, startStatement } from "../tasks.repository.ts";

/** Does a piece of scheduled work between two marks: one that throws stays open and is late after three rounds. */
export const runTask = async (deps: Deps, task: TaskName, work: () => Promise<unknown>): Promise<void> => {
  await deps.db.run(startStatement(task, nowIso(deps.clock)));
  await work();
  await deps.db.run(finishStatement(task, nowIso(deps.clock)));
};

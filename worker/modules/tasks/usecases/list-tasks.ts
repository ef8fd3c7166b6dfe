import { type TaskRow, taskNames } from "#contract/tasks.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { beginStatement, runsStatement, type StoredRun } from "../tasks.repository.ts";
import { taskState } from "../tasks.rules.ts";

const toRows = (runs: StoredRun[], since: string, now: Date): TaskRow[] =>
  taskNames.map((task) => {
    const run = runs.find((one) => one.task === task) ?? null;
    return {
      task,
      state: taskState(task, run, since, now),
      startedAt: run?.started_at ?? null,
      heartbeatAt: run?.heartbeat_at ?? null,
      finishedAt: run?.finished_at ?? null,
      counts: JSON.parse(run?.counts ?? "{}") as Record<string, number>,
    };
  });

const rowsOf = (deps: Deps, [runs, begin]: { rows: unknown[] }[]): TaskRow[] => {
  const now = deps.clock.now();
  const [first] = (begin?.rows ?? []) as { at: string | null }[];
  return toRows((runs?.rows ?? []) as StoredRun[], first?.at ?? now.toISOString(), now);
};

/** What the clock did and should have done. */
export const listTasks = async (deps: Deps, grant: Grant<"task.list">): Promise<TaskRow[]> =>
  rowsOf(deps, await loggedRead(deps, grant, { kind: "task", id: null }, [runsStatement(), beginStatement()]));

/** The same for the product itself: nobody looks, so nothing is logged. */
export const findTasks = async (deps: Deps): Promise<TaskRow[]> =>
  rowsOf(deps, await deps.db.batch([runsStatement(), beginStatement()]));

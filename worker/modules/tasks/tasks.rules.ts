import type { TaskName, TaskState } from "#contract/tasks.ts";

const minute = 60_000;

/** After how long without an end a task is late: three rounds of the hourly ones, ten of what runs every minute. */
const lateAfterMs: Record<TaskName, number> = {
  purge: 180 * minute,
  requests: 180 * minute,
  seal: 10 * minute,
  log: 180 * minute,
  notices: 180 * minute,
  tidy: 180 * minute,
};

export interface TaskRun {
  started_at: string | null;
  finished_at: string | null;
}

/**
 * The state of a task. One that never ran counts from `since`, when the product began. An end that lies before the last
 * start is the end of an earlier round.
 */
export const taskState = (task: TaskName, run: TaskRun | null, since: string, now: Date): TaskState => {
  const lastEnd = run?.finished_at ?? run?.started_at ?? since;
  if (now.getTime() - Date.parse(lastEnd) > lateAfterMs[task]) return "late";
  return run !== null && run.started_at !== null && run.finished_at === null ? "running" : "done";
};

const dayMs = 24 * 60 * minute;
/** Directors hear of a late task once a day: who was told after this moment (UTC ISO) knows. */
export const alarmedBefore = (now: Date): string => new Date(now.getTime() - dayMs).toISOString();

import type { TaskName } from "#contract/tasks.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

export interface StoredRun {
  task: TaskName;
  started_at: string | null;
  heartbeat_at: string | null;
  finished_at: string | null;
  alarmed_at: string | null;
  counts: string | null;
}

export const runsStatement = (): Statement => ({
  sql: "SELECT task, started_at, heartbeat_at, finished_at, alarmed_at, counts FROM task_runs",
  params: [],
});

/** When the product began: its first account. */
export const beginStatement = (): Statement => ({ sql: "SELECT min(created_at) AS at FROM users", params: [] });

/** An unfinished run is taken up again and keeps its start. */
export const startStatement = (task: TaskName, at: string): Statement => ({
  sql: `INSERT INTO task_runs (task, started_at, heartbeat_at, finished_at, counts) VALUES (?1, ?2, ?2, NULL, '{}')
    ON CONFLICT (task) DO UPDATE SET started_at = iif(finished_at IS NULL, coalesce(started_at, ?2), ?2), heartbeat_at = ?2,
      finished_at = NULL`,
  params: [task, at],
});

export const finishStatement = (task: TaskName, at: string): Statement => ({
  sql: "UPDATE task_runs SET finished_at = ?2, heartbeat_at = ?2 WHERE task = ?1",
  params: [task, at],
});

/**
 * Marks these tasks as told of, where nobody was since `before`.
 * @returns how many: 0 means that another request told first
 */
export const markAlarmed = async (deps: Deps, tasks: readonly TaskName[], before: string): Promise<number> => {
  const { changes } = await deps.db.run(
    deps.db.statement(
      `INSERT INTO task_runs (task, alarmed_at) SELECT value, ?1 FROM json_each(?2) WHERE true
       ON CONFLICT (task) DO UPDATE SET alarmed_at = ?1 WHERE alarmed_at IS NULL OR alarmed_at <= ?3`,
      [nowIso(deps.clock), jsonList(tasks), before],
    ),
  );
  return changes;
};

export const directorsOf = async (deps: Deps): Promise<string[]> =>
  (
    await deps.db.all<{ email: string }>(
      deps.db.statement("SELECT email FROM users WHERE role = 'director' AND deactivated_at IS NULL ORDER BY id"),
    )
  ).map(({ email }) => email);

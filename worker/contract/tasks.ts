/** The work of the clock. `seal` closes each minute of the access log, `log` reviews and archives it. */
export const taskNames = ["purge", "requests", "seal", "log", "notices", "tidy"] as const;
export type TaskName = (typeof taskNames)[number];

/** `late`: what should have been done by now was not, whether it never began, broke off or hangs. */
export type TaskState = "done" | "running" | "late";
export interface TaskRow {
  task: TaskName;
  state: TaskState;
  startedAt: string | null;
  /** The last sign of life. */
  heartbeatAt: string | null;
  finishedAt: string | null;
  /** What the last run did, by kind. */
  counts: Record<string, number>;
}

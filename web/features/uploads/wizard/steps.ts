import type { TargetField } from "#contract/uploads.ts";

export const stepIds = ["file", "layout", "map", "check", "preview", "summary", "run", "report"] as const;
export type StepId = (typeof stepIds)[number];

/** A column that gave up its field to another. */
export interface Moved {
  target: TargetField;
  now: number;
  before: number;
}

export const isAbort = (thrown: unknown) => thrown instanceof DOMException && thrown.name === "AbortError";

/** One piece of work at a time: a new one ends the one before. */
export function createJobs() {
  let job = new AbortController();
  return {
    next: (): AbortSignal => {
      job.abort();
      job = new AbortController();
      return job.signal;
    },
    end: () => job.abort(),
  };
}
export type Jobs = ReturnType<typeof createJobs>;

import type { Deps } from "./deps.ts";

/** The hourly work: bounded, resumable, idempotent. Time decides what readers see; this only deletes (P4.2-10). */
export const runScheduled = async (_deps: Deps) => {};

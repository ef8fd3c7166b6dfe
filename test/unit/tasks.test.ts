import { describe, expect, it } from "vitest";
import { taskState } from "#worker/modules/tasks/tasks.rules.ts";

const now = new Date("2026-11-25T12:00:00.000Z");
const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000).toISOString();

describe("an hourly task", () => {
  it.each([
    ["ended within three rounds", { started_at: at(3.1), finished_at: at(2.9) }, at(100), "done"],
    ["ended longer ago", { started_at: at(4), finished_at: at(3.1) }, at(100), "late"],
    ["runs since the last round", { started_at: at(1), finished_at: null }, at(100), "running"],
    ["hangs", { started_at: at(3.1), finished_at: null }, at(100), "late"],
    ["never ran in a product of today", null, at(1), "done"],
    ["never ran in a product of yesterday", null, at(24), "late"],
    ["was told of but never ran", { started_at: null, finished_at: null }, at(24), "late"],
  ] as const)("that %s", (_, run, since, state) => {
    expect(taskState("purge", run, since, now)).toBe(state);
  });
});

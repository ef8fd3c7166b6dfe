import { describe, expect, it } from "vitest";
import { callbackInstant, halfHours, nextPreset, presetTime } from "#web/features/desk/callback-times.ts";
import { addDays, fromWallTime, toWallTime } from "#web/platform/wall-time.ts";

const at = (iso: string) => Date.parse(iso);
const iso = (date: string, time: string) => {
  const ms = fromWallTime({ date, time });
  return ms === null ? null : new Date(ms).toISOString();
};

describe("a callback on the Dutch clock", () => {
  it("is an hour behind UTC in winter and two in summer, wherever the screen stands", () => {
    expect(iso("2026-11-25", "09:30")).toBe("2026-11-25T08:30:00.000Z");
    expect(iso("2026-07-01", "09:30")).toBe("2026-07-01T07:30:00.000Z");
    expect(toWallTime(at("2026-11-25T23:30:00.000Z"))).toEqual({ date: "2026-11-26", time: "00:30" });
  });

  it("is right on the mornings the clock moves", () => {
    expect(iso("2026-03-29", "01:30")).toBe("2026-03-29T00:30:00.000Z");
    expect(iso("2026-03-29", "03:30")).toBe("2026-03-29T01:30:00.000Z");
    expect(iso("2026-10-25", "01:30")).toBe("2026-10-24T23:30:00.000Z");
    expect(iso("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(iso("2026-10-25", "03:30")).toBe("2026-10-25T02:30:00.000Z");
  });

  it("has presets that never fall in a weekend", () => {
    const wednesday = at("2026-11-25T13:02:00.000Z");
    expect(presetTime("hour", wednesday)).toEqual({ date: "2026-11-25", time: "15:05" });
    expect(presetTime("tomorrow", wednesday)).toEqual({ date: "2026-11-26", time: "09:30" });
    expect(presetTime("week", wednesday)).toEqual({ date: "2026-12-02", time: "09:30" });
    expect(presetTime("tomorrow", at("2026-11-27T13:00:00.000Z"))).toEqual({ date: "2026-11-30", time: "09:30" });
  });

  it("goes to the next preset when the key is pressed again", () => {
    expect([nextPreset(null), nextPreset("hour"), nextPreset("tomorrow"), nextPreset("week")]).toEqual([
      "hour",
      "tomorrow",
      "week",
      "hour",
    ]);
  });

  it("offers half hours, and the chosen time where it is none", () => {
    expect(halfHours("").slice(0, 3)).toEqual(["08:00", "08:30", "09:00"]);
    expect(halfHours("15:05")).toContain("15:05");
  });

  it("must lie in the future and be a time", () => {
    const now = at("2026-11-25T13:00:00.000Z");
    expect(callbackInstant({ date: "2026-11-25", time: "14:00" }, now)).toBeNull();
    expect(callbackInstant({ date: "", time: "09:30" }, now)).toBeNull();
    expect(callbackInstant({ date: addDays("2026-11-25", 1), time: "09:30" }, now)).toBe("2026-11-26T08:30:00.000Z");
  });
});

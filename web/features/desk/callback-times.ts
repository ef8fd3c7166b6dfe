import { holidayOn } from "#contract/holidays.ts";
import { addDays, fromWallTime, toWallTime, type WallTime, weekday } from "#web/platform/wall-time.ts";

export const presets = ["hour", "tomorrow", "week"] as const;
export type Preset = (typeof presets)[number];

const MORNING = "09:30";
const ROUND_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

const workday = (date: string): string =>
  weekday(date) === 0 || weekday(date) === 6 || holidayOn(date) !== null ? workday(addDays(date, 1)) : date;

/** When a preset calls back, on the Dutch clock; never in a weekend or on a holiday, as nobody is called then. @param nowMs server time */
export const presetTime = (preset: Preset, nowMs: number): WallTime => {
  const today = toWallTime(nowMs).date;
  switch (preset) {
    case "hour":
      return toWallTime(Math.ceil((nowMs + HOUR_MS) / ROUND_MS) * ROUND_MS);
    case "tomorrow":
      return { date: workday(addDays(today, 1)), time: MORNING };
    case "week":
      return { date: workday(addDays(today, 7)), time: MORNING };
  }
};

/** The next preset, for a key pressed again. */
export const nextPreset = (preset: Preset | null): Preset =>
  presets[(presets.indexOf(preset ?? "week") + 1) % presets.length] as Preset;

/** Half hours of a working day; the chosen time is among them even when it is none. */
export const halfHours = (chosen: string): string[] => {
  const times = Array.from({ length: 25 }, (_, i) => {
    const minutes = 8 * 60 + i * 30;
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${minutes % 60 === 0 ? "00" : "30"}`;
  });
  return times.includes(chosen) || chosen === "" ? times : [...times, chosen].sort();
};

/** The instant to call back, or null when it is no time or not in the future. */
export const callbackInstant = (wall: WallTime, nowMs: number): string | null => {
  const ms = fromWallTime(wall);
  return ms === null || ms <= nowMs ? null : new Date(ms).toISOString();
};

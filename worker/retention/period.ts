import { addDays, addMonthsClamped } from "./calendar.ts";

/** An ISO 8601 period in the few forms the policy uses. Hours are counted on instants, the others on local dates. */
export type CalendarPeriod = `P${number}${"D" | "M" | "Y"}`;
export type HourPeriod = `PT${number}H`;
export type Period = CalendarPeriod | HourPeriod;

/** Adds a calendar period to a local date; months and years clamp to the last day of the month. */
export function addPeriod(date: string, period: CalendarPeriod): string {
  const n = Number(period.slice(1, -1));
  const unit = period.at(-1);
  if (unit === "D") return addDays(date, n);
  return addMonthsClamped(date, unit === "Y" ? 12 * n : n);
}

/** The same, backwards: a first guess only, because clamping makes several dates share one answer. */
export function subtractPeriod(date: string, period: CalendarPeriod): string {
  const n = Number(period.slice(1, -1));
  const unit = period.at(-1);
  if (unit === "D") return addDays(date, -n);
  return addMonthsClamped(date, unit === "Y" ? -12 * n : -n);
}

export function periodMilliseconds(period: HourPeriod): number {
  return Number(period.slice(2, -1)) * 3_600_000;
}

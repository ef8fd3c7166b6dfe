import { Temporal } from "temporal-polyfill";

/** The one time zone in which every period of the policy is counted (requirements, Clocks). */
export const POLICY_TIME_ZONE = "Europe/Amsterdam";

/** The local date `YYYY-MM-DD` in Amsterdam at an instant; independent of the machine's own time zone. */
export function localDate(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(POLICY_TIME_ZONE)
    .toPlainDate()
    .toString();
}

/** The instant at which a local date begins in Amsterdam (00:00 local). Throws RangeError when `date` is no date. */
export function startOfLocalDay(date: string): Date {
  return new Date(parse(date).toZonedDateTime(POLICY_TIME_ZONE).epochMilliseconds);
}

/** `date` plus `n` calendar months, the day clamped to the last day of the month (31 Aug + 6 = 28 or 29 Feb). */
export function addMonthsClamped(date: string, n: number): string {
  return parse(date).add({ months: n }, { overflow: "constrain" }).toString();
}

/** `date` plus `n` calendar days (negative goes back). */
export function addDays(date: string, n: number): string {
  return parse(date).add({ days: n }).toString();
}

/** Calendar days from one local date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return parse(from).until(parse(to), { largestUnit: "days" }).days;
}

function parse(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

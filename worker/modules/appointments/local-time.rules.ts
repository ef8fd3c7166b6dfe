import { Temporal } from "temporal-polyfill";
import { POLICY_TIME_ZONE } from "#worker/retention/calendar.ts";

/** The instant of a Dutch wall time `YYYY-MM-DD`, `HH:MM`; in the hour that winter time repeats the first, in the one summer time leaps over the later. */
export const localInstant = (date: string, time: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(POLICY_TIME_ZONE).epochMilliseconds);

/** An instant as the Dutch clock shows it. */
export const localParts = (instant: string): { date: string; time: string } => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(POLICY_TIME_ZONE);
  return { date: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: "minute" }) };
};

import { Temporal } from "temporal-polyfill";
import { type AgreementState, type AgreementTerms, expiryNoticeDays } from "#contract/assignments.ts";
import { holidayOn } from "#contract/holidays.ts";
import { addDays, daysBetween, POLICY_TIME_ZONE } from "#worker/retention/calendar.ts";

export interface AgreementDates {
  startsOn: string;
  endsOn: string;
  countersignedAt: string | null;
  endedAt: string | null;
}

/** Where an agreement stands on a local date. Only `in_force` opens uploads and calling (P5-1, P5-2). */
export const agreementState = (agreement: AgreementDates | null, todayOn: string): AgreementState => {
  if (agreement === null) return "none";
  if (agreement.endedAt !== null || agreement.endsOn < todayOn) return "ended";
  if (agreement.countersignedAt === null) return "signed";
  return agreement.startsOn > todayOn ? "not_started" : "in_force";
};

/** Days after today on which an agreement in force still counts, once they are few; null before and otherwise. */
export const endsInDays = (agreement: AgreementDates | null, todayOn: string): number | null => {
  if (agreement === null || agreementState(agreement, todayOn) !== "in_force") return null;
  const days = daysBetween(todayOn, agreement.endsOn);
  return days > expiryNoticeDays ? null : days;
};

/** The same terms for as long again, from another first day: whole months stay whole months. */
export const termsFrom = (terms: AgreementTerms, startsOn: string): AgreementTerms => {
  const from = Temporal.PlainDate.from(terms.startsOn);
  const length = from.until(Temporal.PlainDate.from(terms.endsOn).add({ days: 1 }), { largestUnit: "months" });
  const endsOn = Temporal.PlainDate.from(startsOn).add(length).subtract({ days: 1 }).toString();
  return { ...terms, startsOn, endsOn: endsOn < startsOn ? startsOn : endsOn };
};

/** A renewal follows without a gap and without an overlap. */
export const renewalStartsOn = (standing: { endsOn: string }) => addDays(standing.endsOn, 1);

/** A client signs where nothing was signed yet, or what was signed has ended. */
export const canSign = (state: AgreementState) => state === "none" || state === "ended";
export const canCountersign = (state: AgreementState) => state === "signed";

export type OutOfBounds = "dates" | "hours" | "day" | "holiday";

/**
 * Whether the bounds of an agreement allow calling at an instant (P5-3), on the clock of Amsterdam. `from` counts,
 * `until` no longer does, except 23:59: the end of the day, which HH:MM can't say otherwise. Public holidays lie outside.
 */
export const withinBounds = (terms: AgreementTerms, now: Date): { ok: true } | { ok: false; reason: OutOfBounds } => {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(POLICY_TIME_ZONE);
  const { from, until, days } = terms.callingHours;
  const todayOn = local.toPlainDate().toString();
  if (todayOn < terms.startsOn || todayOn > terms.endsOn) return { ok: false, reason: "dates" };
  if (!days.includes(local.dayOfWeek)) return { ok: false, reason: "day" };
  if (holidayOn(todayOn) !== null) return { ok: false, reason: "holiday" };
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return time >= from && (time < until || until === "23:59") ? { ok: true } : { ok: false, reason: "hours" };
};

/** The one form in which terms are shown, hashed and stored: days in order and once. */
export const normaliseTerms = (terms: AgreementTerms): AgreementTerms => ({
  ...terms,
  callingHours: { ...terms.callingHours, days: [...new Set(terms.callingHours.days)].sort((a, b) => a - b) },
});

/** What is wrong with terms that have the right shape, as pointers into them. */
export const termErrors = (terms: AgreementTerms, todayOn: string) => {
  const errors: { pointer: string; code: string }[] = [];
  if (terms.endsOn < terms.startsOn) errors.push({ pointer: "/terms/endsOn", code: "before_start" });
  else if (terms.endsOn < todayOn) errors.push({ pointer: "/terms/endsOn", code: "in_the_past" });
  if (terms.callingHours.until <= terms.callingHours.from)
    errors.push({ pointer: "/terms/callingHours/until", code: "before_start" });
  return errors;
};

import { addDays, localDate, startOfLocalDay } from "./calendar.ts";
import { addPeriod, type CalendarPeriod, periodMilliseconds, subtractPeriod } from "./period.ts";
import { type HourlyPurgeRule, type PurgeRule, type ReviewRule, SCHEDULE } from "./schedule.ts";

export type ValueState = "fresh" | "review" | "purged";

/** The two cutoffs of a clock at one instant: compute once per request, then compare strings per row. */
export interface Cutoffs {
  /** Anchors on or before this local date are due for review. */
  readonly review: string;
  /** Anchors on or before this local date are gone for every reader (P4.2-10). */
  readonly purge: string;
}

/** First instant of review: 00:00 local on the day after anchor + period (P4.2-7). */
export function reviewFrom(anchorOn: string, rule: ReviewRule): Date {
  return dayAfter(anchorOn, rule.reviewAfter);
}

/** First instant at which no reader gets the value: 00:00 local on the day after anchor + period (P4.2-10). */
export function purgeFrom(anchorOn: string, rule: PurgeRule): Date {
  return dayAfter(anchorOn, rule.purgeAfter);
}

/** The latest anchor (local date) that is due for review at `now`; SQL says `anchor_on <= ?`. */
export function reviewCutoff(now: Date, rule: ReviewRule): string {
  return latestDue(localDate(now), rule.reviewAfter);
}

/** The latest anchor (local date) that is purged at `now`; SQL says `anchor_on <= ?` (readers: `anchor_on > ?`). */
export function purgeCutoff(now: Date, rule: PurgeRule): string {
  return latestDue(localDate(now), rule.purgeAfter);
}

/** For rules counted in hours: the latest instant (UTC ISO) that is due at `now`; SQL says `…_at <= ?`. */
export function purgeCutoffAt(now: Date, rule: HourlyPurgeRule): string {
  return new Date(now.getTime() - periodMilliseconds(rule.purgeAfter)).toISOString();
}

/** Both cutoffs of a rule that has both, by default those of a contact's values and the personal cells. */
export function cutoffsAt(now: Date, rule: ReviewRule & PurgeRule = SCHEDULE.contactValue): Cutoffs {
  return { review: reviewCutoff(now, rule), purge: purgeCutoff(now, rule) };
}

/** The state of one value against cutoffs computed before: for lists and downloads. */
export function stateAt(anchorOn: string, cutoffs: Cutoffs): ValueState {
  if (anchorOn <= cutoffs.purge) return "purged";
  return anchorOn <= cutoffs.review ? "review" : "fresh";
}

/** The state of a personal value at `now` (P4.2-7, P4.2-10). Time decides, whether or not cron ran. */
export function valueState(anchorOn: string, now: Date): ValueState {
  return stateAt(anchorOn, cutoffsAt(now));
}

/** Whether general company data is due for its notice; it is never purged (P4.1-3, P4.1-5). */
export function companyState(anchorOn: string, now: Date): "fresh" | "review" {
  return anchorOn <= reviewCutoff(now, SCHEDULE.company) ? "review" : "fresh";
}

/** The instant before which a request received on this local date is answered: the end of day 14 (P7-4). */
export function answerBefore(receivedOn: string): Date {
  return dayAfter(receivedOn, SCHEDULE.dataSubjectRequest.answerWithin);
}

/** The instant before which the law wants that answer: a month, clamped (GDPR 12(3)). */
export function lawBefore(receivedOn: string): Date {
  return dayAfter(receivedOn, SCHEDULE.dataSubjectRequest.lawWithin);
}

/** The last local date on which a block made on `anchorOn` still holds: `expires_on` of a tombstone (P4.2-6). */
export function lastDayOf(anchorOn: string, rule: PurgeRule): string {
  return addPeriod(anchorOn, rule.purgeAfter);
}

function dayAfter(anchorOn: string, period: CalendarPeriod): Date {
  return startOfLocalDay(addDays(addPeriod(anchorOn, period), 1));
}

/**
 * The latest date `a` with `a + period < today`. Adding months is monotone but not one-to-one (28…31 Aug + 6 months
 * are all 28 Feb), so the subtraction gives a due date and the walk, at most three days, finds the latest one.
 */
function latestDue(today: string, period: CalendarPeriod): string {
  let latest = subtractPeriod(addDays(today, -1), period);
  for (let next = addDays(latest, 1); addPeriod(next, period) < today; next = addDays(next, 1)) latest = next;
  return latest;
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMonthsClamped, localDate, startOfLocalDay } from "#worker/retention/calendar.ts";
import {
  answerBefore,
  companyState,
  cutoffsAt,
  lastDayOf,
  purgeCutoff,
  purgeCutoffAt,
  purgeFrom,
  reviewCutoff,
  reviewFrom,
  stateAt,
  valueState,
} from "#worker/retention/engine.ts";
import { SCHEDULE } from "#worker/retention/schedule.ts";
import { ANSWER_VECTORS, CLOCK_VECTORS } from "./clock-vectors.ts";
import { naiveCutoff, naiveDueFrom, naiveLocalDate, naiveNextDay } from "./naive.ts";

const rule = SCHEDULE.contactValue;
const justBefore = (instant: Date) => new Date(instant.getTime() - 1);
const instants = fc.date({ min: new Date("2019-01-01"), max: new Date("2045-12-31"), noInvalidDate: true });
const anchors = instants.map((d) => d.toISOString().slice(0, 10));

describe("the clock of a personal value", () => {
  test.each(CLOCK_VECTORS)("anchored on %s starts review at %s and is purged at %s (P4.2-7, P4.2-10)", (...vector) => {
    const [anchor, review, purge] = vector;
    expect(reviewFrom(anchor, rule).toISOString()).toBe(review);
    expect(purgeFrom(anchor, rule).toISOString()).toBe(purge);
    expect(valueState(anchor, justBefore(new Date(review)))).toBe("fresh");
    expect(valueState(anchor, new Date(review))).toBe("review");
    expect(valueState(anchor, justBefore(new Date(purge)))).toBe("review");
    expect(valueState(anchor, new Date(purge))).toBe("purged");
  });

  test("agrees with a naive day-by-day calendar for any anchor (P4.2-10)", () => {
    fc.assert(
      fc.property(anchors, (anchor) => {
        expect(reviewFrom(anchor, rule)).toEqual(naiveDueFrom(anchor, 6));
        expect(purgeFrom(anchor, rule)).toEqual(naiveDueFrom(anchor, 12));
      }),
      { numRuns: 300 },
    );
  });

  test("a cutoff is the latest anchor that is due, so SQL and the instants say the same (P4.2-10)", () => {
    fc.assert(
      fc.property(instants, (now) => {
        for (const [cutoff, months] of [[reviewCutoff(now, rule), 6] as const, [purgeCutoff(now, rule), 12] as const]) {
          expect(cutoff).toBe(naiveCutoff(now, months));
          expect(naiveDueFrom(cutoff, months).getTime()).toBeLessThanOrEqual(now.getTime());
          expect(naiveDueFrom(naiveNextDay(cutoff), months).getTime()).toBeGreaterThan(now.getTime());
        }
      }),
      { numRuns: 200 },
    );
  });

  test("every day of eight years, one second around local midnight, has the naive cutoffs (P4.2-10)", () => {
    const day = startOfLocalDay("2023-01-01");
    for (let date = localDate(day); date < "2031-01-01"; date = naiveNextDay(date)) {
      const midnight = startOfLocalDay(date);
      for (const now of [new Date(midnight.getTime() - 1000), midnight]) {
        expect(reviewCutoff(now, rule)).toBe(naiveCutoff(now, 6));
      }
      expect(localDate(midnight)).toBe(date);
      expect(localDate(justBefore(midnight))).not.toBe(date);
    }
  }, 60_000);

  test("never runs back while time goes on: fresh, review, purged (P4.2-10)", () => {
    const rank = { fresh: 0, review: 1, purged: 2 };
    fc.assert(
      fc.property(anchors, instants, instants, (anchor, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(rank[valueState(anchor, earlier)]).toBeLessThanOrEqual(rank[valueState(anchor, later)]);
        expect(stateAt(anchor, cutoffsAt(later))).toBe(valueState(anchor, later));
      }),
      { numRuns: 300 },
    );
  });

  test("a later anchor is never due before an earlier one, whatever the months' lengths (P4.2-10)", () => {
    fc.assert(
      fc.property(anchors, (anchor) => {
        expect(purgeFrom(anchor, rule) <= purgeFrom(naiveNextDay(anchor), rule)).toBe(true);
        expect(reviewFrom(anchor, rule) <= reviewFrom(naiveNextDay(anchor), rule)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("a clock put back an hour or a year brings back the earlier answer and nothing else (P4.2-10)", () => {
    const purge = purgeFrom("2026-01-15", rule);
    expect(valueState("2026-01-15", new Date(purge.getTime() - 3_600_000))).toBe("review");
    expect(valueState("2026-01-15", new Date(purge.getTime() - 365 * 86_400_000))).toBe("fresh");
    expect(valueState("2026-01-15", purge)).toBe("purged");
  });

  test("counts on after 2038 (P4.2-10)", () => {
    expect(purgeFrom("2038-01-19", rule).toISOString()).toBe("2039-01-19T23:00:00.000Z");
  });
});

describe("the calendar", () => {
  test("local dates follow Amsterdam through both DST nights and leap day", () => {
    expect(localDate(new Date("2026-03-28T22:59:59.999Z"))).toBe("2026-03-28");
    expect(localDate(new Date("2026-03-28T23:00:00.000Z"))).toBe("2026-03-29");
    expect(startOfLocalDay("2026-03-30").toISOString()).toBe("2026-03-29T22:00:00.000Z");
    expect(localDate(new Date("2026-10-24T22:00:00.000Z"))).toBe("2026-10-25");
    expect(startOfLocalDay("2026-10-26").toISOString()).toBe("2026-10-25T23:00:00.000Z");
    expect(addMonthsClamped("2028-02-29", 12)).toBe("2029-02-28");
    expect(addMonthsClamped("2027-08-31", 6)).toBe("2028-02-29");
  });

  test("agrees with Intl at any instant", () => {
    fc.assert(
      fc.property(instants, (now) => {
        expect(localDate(now)).toBe(naiveLocalDate(now));
      }),
    );
  });
});

describe("the other clocks", () => {
  test.each(ANSWER_VECTORS)("a request received on %s is answered before %s (P7-4)", (received, before) => {
    expect(answerBefore(received).toISOString()).toBe(before);
  });

  test("company data gets a notice after its review period and has no purge (P4.1-3, P4.1-5)", () => {
    const review = new Date("2026-07-15T22:00:00.000Z");
    expect(companyState("2026-01-15", justBefore(review))).toBe("fresh");
    expect(companyState("2026-01-15", review)).toBe("review");
    expect(SCHEDULE.company.purgeAfter).toBeNull();
  });

  test("call notes and the mail archive have no clock (P4.3-9, P9-9)", () => {
    for (const { reviewAfter, purgeAfter } of [SCHEDULE.callNote, SCHEDULE.mailArchive]) {
      expect([reviewAfter, purgeAfter]).toEqual([null, null]);
    }
  });

  test("a departure blocks re-import for twelve months, the last day included (P4.2-6)", () => {
    expect(lastDayOf("2026-02-28", SCHEDULE.tombstone)).toBe("2027-02-28");
    expect(purgeFrom("2026-02-28", SCHEDULE.tombstone).toISOString()).toBe("2027-02-28T23:00:00.000Z");
  });

  test("the access log is kept 24 months, personnel five years, applicants one (P3-7, P9-3, P9-11)", () => {
    expect(purgeFrom("2026-01-31", SCHEDULE.accessLog).toISOString()).toBe("2028-01-31T23:00:00.000Z");
    expect(purgeFrom("2024-02-29", SCHEDULE.personnelFile).toISOString()).toBe("2029-02-28T23:00:00.000Z");
    expect(purgeFrom("2026-06-30", SCHEDULE.applicant).toISOString()).toBe("2027-06-30T22:00:00.000Z");
  });

  test("staged rows of an abandoned upload are counted in hours, not in days", () => {
    const now = new Date("2026-03-29T12:00:00.000Z");
    expect(purgeCutoffAt(now, SCHEDULE.stagedRow)).toBe("2026-03-28T12:00:00.000Z");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isPlannedOn,
  joinPeriods,
  mainPeriod,
  type Period,
  withDay,
} from "#worker/modules/assignments/periods.rules.ts";
import { addDays } from "#worker/retention/calendar.ts";

const first = "2026-11-20";
const days = Array.from({ length: 30 }, (_, i) => addDays(first, i));
const day = fc.constantFrom(...days);
const periods: fc.Arbitrary<Period[]> = fc.array(
  fc.tuple(day, day, fc.boolean()).map(([a, b, open]) => {
    const [fromOn = a, untilOn = b] = [a, b].sort();
    return { fromOn, untilOn: open ? null : untilOn };
  }),
  { maxLength: 5 },
);
const plannedDays = (list: readonly Period[]) => days.filter((each) => isPlannedOn(list, each));

describe("the stretches of a plan", () => {
  it("keep their days when they are joined, and lie apart in order", () => {
    fc.assert(
      fc.property(periods, (list) => {
        const joined = joinPeriods(list);
        expect(plannedDays(joined)).toEqual(plannedDays(list));
        for (const [i, period] of joined.entries()) {
          const next = joined[i + 1];
          if (next !== undefined)
            expect(period.untilOn !== null && addDays(period.untilOn, 1) < next.fromOn).toBe(true);
        }
      }),
    );
  });

  it("change on exactly the day that is added or taken out, and the other way round undoes it", () => {
    fc.assert(
      fc.property(periods, day, fc.boolean(), (list, on, planned) => {
        const changed = withDay(list, on, planned);
        const before = plannedDays(list);
        expect(plannedDays(changed)).toEqual(days.filter((each) => (each === on ? planned : before.includes(each))));
        if (isPlannedOn(list, on) !== planned) expect(withDay(changed, on, !planned)).toEqual(joinPeriods(list));
      }),
    );
  });

  it("name today's stretch first", () => {
    fc.assert(
      fc.property(periods, day, (list, today) => {
        const joined = joinPeriods(list);
        const main = mainPeriod(joined, today);
        expect(main === null).toBe(joined.length === 0);
        if (main !== null && isPlannedOn(joined, today)) expect(isPlannedOn([main], today)).toBe(true);
      }),
    );
  });
});

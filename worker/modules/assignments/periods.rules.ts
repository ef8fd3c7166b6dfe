import { addDays } from "#worker/retention/calendar.ts";

/** Days on which an agent is planned, both ends included; no end = until it is withdrawn. */
export interface Period {
  fromOn: string;
  untilOn: string | null;
}

const covers = ({ fromOn, untilOn }: Period, day: string) => fromOn <= day && (untilOn === null || untilOn >= day);
export const isPlannedOn = (periods: readonly Period[], day: string) => periods.some((period) => covers(period, day));

/** The same days in as few stretches as possible, in order. */
export const joinPeriods = (periods: readonly Period[]): Period[] => {
  const joined: Period[] = [];
  for (const period of periods.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || (last.untilOn !== null && addDays(last.untilOn, 1) < period.fromOn)) {
      joined.push({ ...period });
    } else if (last.untilOn !== null && (period.untilOn === null || period.untilOn > last.untilOn))
      last.untilOn = period.untilOn;
  }
  return joined;
};

/** The plan with one day added, or taken out of it. */
export const withDay = (periods: readonly Period[], day: string, planned: boolean): Period[] => {
  if (planned) return joinPeriods([...periods, { fromOn: day, untilOn: day }]);
  return joinPeriods(
    periods.flatMap((period) => {
      if (!covers(period, day)) return [period];
      const before = period.fromOn < day ? [{ fromOn: period.fromOn, untilOn: addDays(day, -1) }] : [];
      const after = period.untilOn === day ? [] : [{ fromOn: addDays(day, 1), untilOn: period.untilOn }];
      return [...before, ...after];
    }),
  );
};

/** The stretch to name first: the one of today, else the next, else the last. */
export const mainPeriod = (periods: readonly Period[], todayOn: string): Period | null =>
  periods.find((period) => covers(period, todayOn)) ??
  periods.find(({ fromOn }) => fromOn > todayOn) ??
  periods.at(-1) ??
  null;

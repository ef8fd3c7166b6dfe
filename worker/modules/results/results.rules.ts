import { resultWeeks } from "#contract/results.ts";
import { addDays, daysBetween, startOfLocalDay } from "#worker/retention/calendar.ts";

/** A known Monday to count from. */
const monday = "2024-01-01";
const mondayOf = (date: string) => addDays(date, -((((daysBetween(monday, date) % 7) + 7) % 7) as number));

export interface Week {
  startsOn: string;
  from: string;
  until: string;
}

/** The weeks up to the one that holds `todayOn`, oldest first, with the instants between which a call falls in them. */
export const weeksUntil = (todayOn: string, count = resultWeeks): Week[] =>
  Array.from({ length: count }, (_, at) => {
    const startsOn = addDays(mondayOf(todayOn), 7 * (at - count + 1));
    return {
      startsOn,
      from: startOfLocalDay(startsOn).toISOString(),
      until: startOfLocalDay(addDays(startsOn, 7)).toISOString(),
    };
  });

/** Without the empty weeks before the first call. */
export const fromFirstCall = <W extends { calls: number }>(weeks: W[]): W[] => {
  const first = weeks.findIndex(({ calls }) => calls > 0);
  return first === -1 ? [] : weeks.slice(first);
};

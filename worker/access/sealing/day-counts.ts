import type { Db, Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { localDate, startOfLocalDay } from "#worker/retention/calendar.ts";
import type { LogLine } from "./leaf.ts";

const hourMs = 3_600_000;
const [opensAt, closesAt] = [7, 20];

interface LocalHour {
  dayOn: string;
  outside: boolean;
}

/** The local day of an instant, and whether it lies outside working hours (07:00–20:00 on weekdays). */
const localHour = (at: string): LocalHour => {
  const instant = new Date(at);
  const dayOn = localDate(instant);
  const hour = Math.floor((instant.getTime() - startOfLocalDay(dayOn).getTime()) / hourMs);
  const weekday = new Date(`${dayOn}T12:00:00.000Z`).getUTCDay();
  return { dayOn, outside: hour < opensAt || hour >= closesAt || weekday === 0 || weekday === 6 };
};

/** Adds lines to the counts of their day and actor. In the batch of the head, so that every line counts once (L-12). */
export const dayCountStatement = (db: Db, lines: readonly LogLine[]): Statement => {
  const hours = new Map<string, LocalHour>();
  const counts = new Map<string, [string, string, string, number, number, number, number]>();
  for (const line of lines) {
    const hourKey = line.at.slice(0, 13);
    const { dayOn, outside } = hours.get(hourKey) ?? localHour(line.at);
    hours.set(hourKey, { dayOn, outside });
    const key = `${dayOn} ${line.actor_pseudonym}`;
    const count = counts.get(key) ?? [dayOn, line.actor_pseudonym, line.actor_role, 0, 0, 0, 0];
    count[3] += 1;
    count[4] += line.record_count;
    count[5] += line.outcome === "refused" ? 1 : 0;
    count[6] += outside ? 1 : 0;
    counts.set(key, count);
  }
  return db.statement(
    `INSERT INTO log_day_counts (day_on, actor_pseudonym, actor_role, lines, records, refused, outside_hours)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6 FROM json_each(?)
     WHERE true ON CONFLICT (day_on, actor_pseudonym) DO UPDATE SET lines = lines + excluded.lines,
       records = records + excluded.records, refused = refused + excluded.refused,
       outside_hours = outside_hours + excluded.outside_hours`,
    [jsonList([...counts.values()])],
  );
};

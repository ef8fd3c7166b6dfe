import type { Db } from "../platform/db/db.ts";
import { addDays, localDate, startOfLocalDay } from "./calendar.ts";
import type { PurgeCounts } from "./purge.ts";
import { NO_LIMIT, PURGE_TARGETS, type PurgeCount, type Sql } from "./targets.ts";

export interface PurgeForecast {
  /** The last instant of the forecast: the end of the local day `untilDays` from now. */
  readonly until: Date;
  readonly counts: PurgeCounts;
}

export interface ForecastInput {
  db: Db;
  now: Date;
  untilDays: number;
}

/** What a purge at `until` deletes if nothing is verified or changed before then; the same sets as the run (P4.2-10). */
export async function forecastPurge({ db, now, untilDays }: ForecastInput): Promise<PurgeForecast> {
  const until = endOfForecast(now, untilDays);
  const sets = setsAt(until);
  const results = await db.batch(
    sets.map(([, { sql, params }]) => db.statement(`SELECT count(*) AS n FROM (${sql})`, params)),
  );
  const counts: PurgeCounts = {};
  sets.forEach(([name], index) => {
    counts[name] = (results[index]?.rows[0] as { n: number } | undefined)?.n ?? 0;
  });
  return { until, counts };
}

/** The ids behind the forecast, per count, as `id` or `id/second key`, sorted; never a value. */
export async function forecastIds(input: ForecastInput): Promise<Partial<Record<PurgeCount, string[]>>> {
  const { db, now, untilDays } = input;
  const sets = setsAt(endOfForecast(now, untilDays));
  const results = await db.batch(sets.map(([, { sql, params }]) => db.statement(sql, params)));
  return Object.fromEntries(
    sets.map(([name], index) => {
      const rows = (results[index]?.rows ?? []) as Record<string, string>[];
      return [name, rows.map((row) => Object.values(row).join("/")).sort()];
    }),
  );
}

function endOfForecast(now: Date, untilDays: number): Date {
  return new Date(startOfLocalDay(addDays(localDate(now), untilDays + 1)).getTime() - 1);
}

function setsAt(until: Date): [PurgeCount, Sql][] {
  return PURGE_TARGETS.flatMap((target) => Object.entries(target.sets(until, NO_LIMIT)) as [PurgeCount, Sql][]);
}

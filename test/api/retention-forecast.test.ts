import { beforeEach, describe, expect, test } from "vitest";
import {
  addContact,
  addPersonalCell,
  freshDb,
  goneBetween,
  mixedWorld,
  resetWorld,
  rowsOf,
  snapshot,
} from "#test/support/retention-world.ts";
import { fixedClock } from "#worker/platform/clock.ts";
import { forecastIds, forecastPurge } from "#worker/retention/forecast.ts";
import { runPurge } from "#worker/retention/purge.ts";
import { countDueForReview, fieldsDueForReview } from "#worker/retention/review.ts";
import { PURGE_TARGETS } from "#worker/retention/targets.ts";

const now = "2026-11-25T12:00:00.000Z";
const clock = fixedClock(now);
/** On 2026-11-25 the latest due anchor is 2025-11-24. */
const due = "2025-11-24";
const young = "2025-11-25";

beforeEach(async () => {
  clock.set(now);
  await resetWorld();
});

describe("the forecast", () => {
  test.each([0, 1, 7, 30])("for %i days names exactly what a purge then deletes (P4.2-10)", async (untilDays) => {
    await mixedWorld(25);
    const input = { db: freshDb(), now: clock.now(), untilDays };
    const forecast = await forecastPurge(input);
    const ids = await forecastIds(input);
    const before = await snapshot();
    clock.set(forecast.until);
    const report = await runPurge({ db: freshDb(), clock, limit: 3 });
    expect(goneBetween(before, await snapshot())).toEqual(ids);
    expect(report.counts).toEqual(forecast.counts);
    expect(ids.contactValues?.length).toBeGreaterThan(0);
    expect(ids.formerValues?.length).toBeGreaterThan(0);
  });
});

describe("the review", () => {
  test("counts values from the day after six months until they are purged (P4.2-7)", async () => {
    await addContact("contact_1", { name: "2026-05-25", email: "2026-05-24", phone: young, mobile: due });
    await addPersonalCell("contact_1", "column_a", "2026-05-24");
    expect(await countDueForReview({ db: freshDb(), now: clock.now() })).toEqual({
      contactValues: 2,
      personalCells: 1,
    });
  });

  test("names the general values of a company that deserve a notice (P4.1-3)", () => {
    const clocks = {
      name: ["bedrijf", "2025-01-01", "2026-06-01", null],
      phone: ["+31", "2026-05-24", null, null],
    } as const;
    expect(fieldsDueForReview(structuredClone(clocks) as never, clock.now())).toEqual(["phone"]);
  });
});

describe("the statements", () => {
  test("find what is due by index, never by reading a table through (P4.2-10)", async () => {
    for (const target of PURGE_TARGETS) {
      for (const { sql, params } of target.writes(clock.now(), 500)) {
        if (sql.startsWith("PRAGMA")) continue;
        const plan = (await rowsOf(`EXPLAIN QUERY PLAN ${sql}`, ...params)).map((step) => String(step.detail));
        const scans = plan.filter((step) => /^SCAN (?!d$|leases$)/.test(step));
        expect(scans, sql).toEqual([]);
      }
    }
  });

  test("know every table that points to a contact, so that a new one can't block the purge (P4.2-10)", async () => {
    const pointing = await rowsOf(
      `SELECT m.name, f."from" AS field FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = 'contacts' ORDER BY m.name`,
    );
    const sql = PURGE_TARGETS.flatMap((target) => target.writes(clock.now(), 1).map((write) => write.sql)).join("\n");
    expect(pointing.length).toBeGreaterThan(0);
    for (const { name } of pointing) expect(sql).toMatch(new RegExp(`(?:UPDATE|DELETE FROM) ${name} `));
  });
});

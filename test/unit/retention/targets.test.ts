import { expect, test } from "vitest";
import { RULES, SCHEDULE } from "#worker/retention/schedule.ts";
import { PURGE_TARGETS } from "#worker/retention/targets.ts";

/** Rules whose tables go in whole sealed segments, with objects of the bucket, or with a key that goes first: not by the purge. */
const elsewhere: string[] = [
  SCHEDULE.accessLog.id,
  SCHEDULE.accessLogInDatabase.id,
  SCHEDULE.erasureLedger.id,
  SCHEDULE.requestContent.id,
  SCHEDULE.requestNotice.id,
];

test("what has a purge period and a table is purged, and nothing else is (P4.2-10, P4.1-5, P4.3-9)", () => {
  const timed = RULES.filter((rule) => rule.purgeAfter !== null && rule.tables.length > 0).map((rule) => rule.id);
  const purged = new Set(PURGE_TARGETS.map((target) => target.rule as string));
  expect([...purged].toSorted()).toEqual(timed.filter((id) => !elsewhere.includes(id)).toSorted());
});

test("a purge writes only in the tables its rule names, besides unlinking and ending leads without anybody (P4.1-5, P4.3-9)", () => {
  for (const target of PURGE_TARGETS) {
    const rule = RULES.find(({ id }) => id === target.rule);
    for (const { sql } of target.writes(new Date("2026-01-01T12:00:00.000Z"), 1)) {
      const table = /^(?:DELETE FROM|UPDATE) (\w+)/.exec(sql)?.[1];
      if (table === undefined || / SET contact_id = NULL |held_reason = 'nobody'/.test(sql)) continue;
      expect(rule?.tables, sql).toContain(table);
    }
  }
});

test("every rule has its own id and cites the policy", () => {
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  for (const rule of RULES) expect(rule.policy.length, rule.id).toBeGreaterThan(0);
});

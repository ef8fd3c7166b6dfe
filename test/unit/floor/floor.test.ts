import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deskSilentMs, reportedPhases } from "#contract/floor.ts";
import { dayOf, type HeldLease, phaseNow, type Report, type Tally } from "#worker/modules/floor/floor.rules.ts";

const start = Date.parse("2026-11-25T08:00:00.000Z");
const instant = fc.integer({ min: 0, max: 8 * 3_600_000 }).map((ms) => new Date(start + ms).toISOString());
const token = fc.constantFrom("lease_a", "lease_b");
const reports: fc.Arbitrary<Report | null> = fc.option(
  fc
    .record({
      phase: fc.constantFrom(...reportedPhases),
      leaseToken: fc.option(token),
      at: fc.tuple(instant, instant),
    })
    .map(({ phase, leaseToken, at }) => {
      const [sinceAt, seenAt] = at.sort() as [string, string];
      return { phase, leaseToken, sinceAt, seenAt };
    }),
);
const leases: fc.Arbitrary<HeldLease | null> = fc.option(fc.record({ token, claimedAt: instant, own: fc.boolean() }));

describe("the phase of an agent", () => {
  it("speaks of a lead exactly while one is in hand, whatever the desk reported", () => {
    fc.assert(
      fc.property(reports, leases, instant, (report, lease, now) => {
        const { phase } = phaseNow(report, lease, new Date(now));
        expect(["preview", "call", "wrap_up", "elsewhere"].includes(phase)).toBe(lease !== null);
        expect(phase === "elsewhere").toBe(lease !== null && !lease.own);
      }),
    );
  });

  it("is away exactly when there is no lead in hand and no sign of the desk", () => {
    fc.assert(
      fc.property(reports, instant, (report, now) => {
        const silent = report === null || Date.parse(now) - Date.parse(report.seenAt) > deskSilentMs;
        expect(phaseNow(report, null, new Date(now)).phase === "away").toBe(silent);
      }),
    );
  });
});

const tallies: fc.Arbitrary<Tally[]> = fc
  .uniqueArray(
    fc.record({
      outcome: fc.constantFrom("appointment", "interested", "no_answer", "busy", "anything"),
      count: fc.integer({ min: 1, max: 40 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      span: fc.tuple(instant, instant),
    }),
    { selector: ({ outcome }) => outcome },
  )
  .map((list) =>
    list.map(({ outcome, count, share, span }) => {
      const [firstClaimedAt, lastClosedAt] = span.sort() as [string, string];
      const word = { key: outcome, label: outcome };
      return { outcome: word, count, positives: Math.floor(count * share), firstClaimedAt, lastClosedAt };
    }),
  );

describe("an agent's day", () => {
  it("adds up, and counts as positive what a client pays for", () => {
    fc.assert(
      fc.property(tallies, leases, (list, lease) => {
        const day = dayOf(list, lease);
        expect(day.outcomes.reduce((sum, { count }) => sum + count, 0)).toBe(day.calls);
        expect(day.positives).toBe(list.reduce((sum, { positives }) => sum + positives, 0));
        if (day.positivesPerHour !== null) expect(day.positivesPerHour).toBeLessThanOrEqual(day.positives * 4 + 0.1);
      }),
    );
  });

  it("is not changed by work for another supervisor", () => {
    fc.assert(
      fc.property(tallies, instant, (list, claimedAt) => {
        expect(dayOf(list, { token: "lease_a", claimedAt, own: false })).toEqual(dayOf(list, null));
      }),
    );
  });
});

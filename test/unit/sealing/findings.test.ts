import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayCount, findingsOf, monthAfter, sampleOf } from "#worker/modules/log-reviews/findings.rules.ts";

const day = (actor: string, more: Partial<DayCount> = {}): DayCount => ({
  day_on: "2026-10-05",
  actor_pseudonym: actor,
  actor_role: "agent",
  records: 60,
  refused: 0,
  outside_hours: 0,
  ...more,
});

describe("what stands out in a month of the log (L-12)", () => {
  it("is who saw far more than others of the role, worked at odd hours, was refused often or skipped many (L-12)", () => {
    const days = [
      day("A"),
      day("B"),
      day("C", { records: 900 }),
      day("D", { outside_hours: 30 }),
      day("E", { refused: 9 }),
    ];
    expect(findingsOf(days, [{ pseudonym: "F", skips: 40 }])).toEqual([
      expect.objectContaining({ kind: "volume", pseudonym: "C", count: 900, usual: 60 }),
      expect.objectContaining({ kind: "hours", pseudonym: "D", count: 30 }),
      expect.objectContaining({ kind: "denied", pseudonym: "E", count: 9 }),
      expect.objectContaining({ kind: "skips", pseudonym: "F", count: 40, dayOn: null }),
    ]);
  });

  it("is nothing in a quiet month, and never a client at its own data (P3-8)", () => {
    expect(findingsOf([day("A"), day("B")], [{ pseudonym: "A", skips: 2 }])).toEqual([]);
    expect(findingsOf([day("C", { actor_role: "client", records: 9_000, outside_hours: 99 })], [])).toEqual([]);
  });

  it("comes with lines that nobody chose: within the month, each once, the same for the same digits", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 64, maxLength: 64 }),
        fc.nat(),
        fc.nat(500),
        (digits, first, span) => {
          const sample = sampleOf(digits, first, first + span);
          expect(new Set(sample).size).toBe(sample.length);
          expect(sample.length).toBeLessThanOrEqual(20);
          expect(sample.every((seq) => seq >= first && seq <= first + span)).toBe(true);
          expect(sampleOf(digits, first, first + span)).toEqual(sample);
        },
      ),
    );
  });

  it("goes from month to month over the year", () => {
    expect(["2026-01", "2026-09", "2026-12"].map(monthAfter)).toEqual(["2026-02", "2026-10", "2027-01"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorOf, sameDated, survive, surviveAll } from "#worker/matching/survivorship.ts";
import type { Dated } from "#worker/matching/types.ts";

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`);
/** Any value; equal norms differ in spelling and dates. */
const anyDated: fc.Arbitrary<Dated> = fc.record({
  value: fc.constantFrom("Jansen BV", "JANSEN BV", "Jansen B.V.", "Smit"),
  norm: fc.constantFrom("a", "b", "c"),
  enteredOn: day,
  verifiedOn: fc.option(day, { nil: null }),
  source: fc.option(fc.constantFrom("s1", "s2", "s3"), { nil: null }),
});
const FIRST: Record<string, string> = { a: "2026-03-04", b: "2026-03-04", c: "2026-03-09" };
/** Values as they stand in a registry: one norm has one first day. */
const settledDated = anyDated.map((dated) => ({ ...dated, enteredOn: FIRST[dated.norm] as string }));
const dated = (norm: string, enteredOn: string, verifiedOn: string | null = null): Dated => ({
  value: norm,
  norm,
  enteredOn,
  verifiedOn,
  source: "s1",
});

describe("which of two values wins (Clocks)", () => {
  it("a verified value beats a newer one that nobody verified", () => {
    const verified = dated("old", "2025-01-01", "2026-02-01");
    expect(survive(dated("new", "2026-03-01"), verified)).toEqual(verified);
  });

  it("the later verification, then the later entry, then the smallest form wins", () => {
    expect(survive(dated("a", "2026-01-01", "2026-02-01"), dated("b", "2026-01-01", "2026-02-02")).norm).toBe("b");
    expect(survive(dated("a", "2026-01-01"), dated("b", "2026-01-02")).norm).toBe("b");
    expect(survive(dated("b", "2026-01-01"), dated("a", "2026-01-01")).norm).toBe("a");
  });

  it("the same value uploaded again keeps the day it first came in", () => {
    const again = survive(dated("a", "2026-01-01"), dated("a", "2026-09-01"));
    expect(anchorOf(again)).toBe("2026-01-01");
  });

  it("a value that returns after another came keeps its first anchor and does not overtake it", () => {
    const { current, former } = surviveAll([
      dated("a", "2026-01-01"),
      dated("b", "2026-02-01"),
      dated("a", "2026-03-01"),
    ]);
    expect(current).toEqual(dated("b", "2026-02-01"));
    expect(former.map(anchorOf)).toEqual(["2026-01-01"]);
  });

  it("does not depend on the order in which two values meet", () => {
    fc.assert(
      fc.property(anyDated, anyDated, (a, b) => {
        expect(survive(a, b)).toEqual(survive(b, a));
      }),
    );
  });

  it("changes nothing when a value meets itself", () => {
    fc.assert(
      fc.property(anyDated, (a) => {
        expect(survive(a, a)).toEqual(a);
      }),
    );
  });

  it("does not depend on how three values are grouped", () => {
    fc.assert(
      fc.property(settledDated, settledDated, settledDated, (a, b, c) => {
        expect(sameDated(survive(survive(a, b), c), survive(a, survive(b, c)))).toBe(true);
      }),
    );
  });

  it("over everything known the outcome is one, whatever the order and however it was split up", () => {
    fc.assert(
      fc.property(fc.array(anyDated, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (values, turn, cut) => {
        const whole = surviveAll(values);
        const at = turn % values.length;
        const turned = [...values.slice(at), ...values.slice(0, at)];
        const head = turned.slice(0, 1 + (cut % turned.length));
        const first = surviveAll(head);
        const parted = surviveAll([first.current, ...first.former, ...turned.slice(head.length)]);
        expect(sameDated(parted.current, whole.current)).toBe(true);
        expect(parted.former.map((d) => d.norm)).toEqual(whole.former.map((d) => d.norm));
      }),
    );
  });
});

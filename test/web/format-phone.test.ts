import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPhone } from "#web/platform/format-phone.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";

describe("a phone number for reading", () => {
  test.each([
    ["+31301234567", "030 123 45 67"],
    ["+31299722890", "0299 72 28 90"],
    ["+31612345678", "06 12 34 56 78"],
    ["+31882345678", "088 234 56 78"],
    ["+318001234", "+318001234"],
    ["+4930123456", "+4930123456"],
    ["030-1234567", "030-1234567"],
    ["", ""],
  ])("%s is written %s", (stored, written) => expect(formatPhone(stored)).toBe(written));

  test("what is read and typed in again is the same number", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 799_999_999 }), (digits) => {
        const stored = `+31${digits}`;
        const shown = formatPhone(stored);
        if (shown !== stored) expect(normalisePhones(shown).phones[0]?.value).toBe(stored);
      }),
    );
  });
});

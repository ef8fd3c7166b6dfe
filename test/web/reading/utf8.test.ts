import fc from "fast-check";
import { expect, test } from "vitest";
import { MixedDecoder, Utf8Count } from "#web/features/uploads/reading/utf8.ts";

const cut = (bytes: Uint8Array, sizes: number[]) => {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    pieces.push(bytes.subarray(at, at + size));
    at = Math.min(bytes.length, at + size);
  }
  return pieces;
};
const sizes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 });

test("UTF-8 is UTF-8, in whatever pieces it comes", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), sizes, (points, at) => {
      const bytes = new TextEncoder().encode(String.fromCodePoint(...points));
      const count = new Utf8Count();
      const decoder = new MixedDecoder();
      let out = "";
      for (const piece of cut(bytes, at)) {
        count.update(piece);
        out += decoder.decode(piece);
      }
      expect(count.wrong).toBe(0);
      expect(out + decoder.end()).toBe(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    }),
  );
});

test("what counts as wrong is what the platform's own decoder refuses", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const count = new Utf8Count();
      // A line end closes a character that was cut off.
      const line = Uint8Array.from([...bytes, 10]);
      count.update(line);
      let isUtf8 = true;
      try {
        new TextDecoder("utf-8", { fatal: true }).decode(line);
      } catch {
        isUtf8 = false;
      }
      expect(count.wrong === 0).toBe(isUtf8);
    }),
    { numRuns: 200 },
  );
});

test("any bytes decode the same in any pieces, and none is lost", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), sizes, (bytes, at) => {
      const whole = new MixedDecoder();
      const parts = new MixedDecoder();
      const one = whole.decode(bytes) + whole.end();
      expect(
        cut(bytes, at)
          .map((piece) => parts.decode(piece))
          .join("") + parts.end(),
      ).toBe(one);
      if (!bytes.includes(0xef)) expect(one).not.toContain("\ufffd");
    }),
    { numRuns: 200 },
  );
});

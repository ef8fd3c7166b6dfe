import { expect, test } from "vitest";
import { scan, spellingsOf } from "#test/support/byte-scan.ts";

const values = ["Zoë «d'Été» & Zn", "zoe+x@voorbeeld.example", "+31612345678"];

test("the byte scan finds a value in every spelling it looks for, and nothing where there is none (I-1)", () => {
  for (const value of values)
    for (const [way, text] of Object.entries(spellingsOf(value)))
      expect(scan({ store: `before ${text} after` }, [value]), `${way} of ${value}`).not.toEqual([]);
  expect(scan({ store: "nothing of anybody" }, values)).toEqual([]);
});

test("it also finds it inside other base64, whatever stands before", () => {
  for (const value of values)
    for (const before of ["", "a", "ab", "abc"]) {
      const text = Buffer.from(`${before}${value}${before}`).toString("base64");
      expect(scan({ store: text }, [value]), `${before} ${value}`).not.toEqual([]);
    }
});

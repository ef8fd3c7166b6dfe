import { expect, test } from "vitest";
import { guessEncoding } from "#web/features/uploads/reading/decode.ts";
import { encode, readAll } from "./support.ts";

const TEXT = "Bedrijf;Plaats;Omzet\nCafé Zoë;Hélmond;€ 12\nBistro;'s-Hertogenbosch;€ 3\n";

test.each(["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"] as const)(
  "a file in %s is recognised and its accents come out right",
  async (encoding) => {
    const bytes = encode(TEXT, encoding);
    expect(guessEncoding(bytes)).toBe(encoding);
    const { summary, rows } = await readAll(bytes);
    expect(summary.encoding).toBe(encoding);
    expect(summary.headers).toEqual(["Bedrijf", "Plaats", "Omzet"]);
    expect(rows[0]).toEqual(["Café Zoë", "Hélmond", "€ 12"]);
  },
);

test("UTF-16 without a byte order mark is recognised by its NULs, a single NUL is not taken for it", () => {
  expect(guessEncoding(encode(TEXT, "utf-16le").subarray(2))).toBe("utf-16le");
  expect(guessEncoding(encode(TEXT, "utf-16be").subarray(2))).toBe("utf-16be");
  expect(guessEncoding(Buffer.from("a,b,c\n\0,2,3\n"))).toBe("utf-8");
});

test("an accent in the last row of a large windows-1252 file still decides", async () => {
  const { summary, rows } = await readAll(
    encode(`naam;plaats\n${"Jan;Urk\n".repeat(150_000)}Zoë;Urk\n`, "windows-1252"),
  );
  expect(summary.encoding).toBe("windows-1252");
  expect(rows.at(-1)).toEqual(["Zoë", "Urk"]);
});

test("a UTF-8 character cut in two by the sample is no reason to take the file for windows-1252", () => {
  expect(guessEncoding(Buffer.from("Café").subarray(0, 4))).toBe("utf-8");
});

test("a chosen encoding overrules the guess, and bytes that do not fit are reported", async () => {
  const { summary, rows } = await readAll(encode(TEXT, "windows-1252"), { encoding: "utf-8" });
  expect(rows[0]?.[0]).toBe("Caf\ufffd Zo\ufffd");
  expect(summary.issues[0]).toEqual({ code: "encoding.invalid_bytes", row: 1 });
});

test("UTF-16 said without a word on its order is read by its mark", async () => {
  const { rows } = await readAll(encode(TEXT, "utf-16be"), { encoding: "utf-16le" });
  expect(rows[0]).toEqual(["Café Zoë", "Hélmond", "€ 12"]);
});

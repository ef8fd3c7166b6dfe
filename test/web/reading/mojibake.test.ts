import fc from "fast-check";
import { expect, test } from "vitest";
import { repairMojibake } from "#web/features/uploads/reading/mojibake.ts";
import { dataBytes, hasData, readAll } from "./support.ts";

const HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
/** What a program does that reads UTF-8 as windows-1252. */
const garble = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? HIGH[byte - 0x80] : String.fromCharCode(byte)))
    .join("");

test.each(["Lübeck", "Café Zoë", "’s-Hertogenbosch", "€ 5", "Łódź", "Coöperatie – “De Hoek”", "😀"])(
  "%s encoded twice or three times is mended",
  (text) => {
    expect(repairMojibake(garble(text))).toBe(text);
    expect(repairMojibake(garble(garble(text)))).toBe(text);
    expect(repairMojibake(`${text} ${garble("é")}`)).toBe(`${text} é`);
  },
);

test.each(["Ångström", "Ärzte", "São Paulo", "Â", "Ã", "CRÈME BRÛLÉE", "MÜLLER – KÖLN", "naïve", "«Île»", "â€"])(
  "%s is left alone",
  (text) => {
    expect(repairMojibake(text)).toBe(text);
  },
);

test("Dutch text never looks encoded twice", () => {
  const words = fc.string({ unit: fc.constantFrom(..."abcdeéëèêïíóöôüúçàáä '’-–&.,0123456789") });
  fc.assert(
    fc.property(words, (text) => {
      expect(repairMojibake(text)).toBe(text);
    }),
    { numRuns: 500 },
  );
});

test("it is noticed with an example, and mended only when asked", async () => {
  const text = `Naam;Plaats\nBos;${garble("Lübeck")}\nVis;Ede\n`;
  const noticed = await readAll(text);
  expect(noticed.summary.mojibake).toEqual({
    cells: 1,
    repaired: false,
    example: { before: "LÃ¼beck", after: "Lübeck" },
  });
  expect(noticed.rows[0]).toEqual(["Bos", "LÃ¼beck"]);
  expect((await readAll(text, { repair: true })).rows[0]).toEqual(["Bos", "Lübeck"]);
});

const register = "companies_nl/tenderned_aanbestedende_diensten";
test.skipIf(!hasData(register))(
  `the tender register's mended names hold no rubbish${hasData(register) ? "" : " (skipped: absent)"}`,
  async () => {
    const { readdirSync } = await import("node:fs");
    const { dataPath } = await import("./support.ts");
    for (const file of readdirSync(dataPath(register)).filter((name) => name.endsWith(".csv"))) {
      const { summary, rows } = await readAll(dataBytes(`${register}/${file}`), { repair: true });
      expect(summary.rowCount).toBeGreaterThan(100);
      expect(rows.flat().filter((cell) => /Ã[\u0080-¿ƒ‚]|Â[\u0080-¿]/.test(cell))).toEqual([]);
    }
  },
);

import { describe, expect, test } from "vitest";
import { ReadError } from "#web/features/uploads/reading/read-error.ts";
import { dataBytes, encode, hasData, readAll } from "./support.ts";
import { makeBook, oneSheet, sheetData } from "./xlsx-support.ts";

/** A small generator of numbers that is the same on every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(bytes: Uint8Array, roll: (below: number) => number): Uint8Array {
  const out = bytes.slice(0, roll(8) === 0 ? roll(bytes.length) : bytes.length);
  const hits = 1 + roll(Math.max(1, Math.floor(out.length * 0.02)));
  for (let i = 0; i < hits && out.length > 0; i++) {
    const at = roll(out.length);
    const kind = roll(4);
    if (kind === 0) out[at] = roll(256);
    else if (kind === 1) out[at] = [0, 10, 13, 34, 44, 59, 60, 62, 255][roll(9)] as number;
    else if (kind === 2) out.copyWithin(at, roll(out.length), roll(out.length));
    else out[at] = (out[at] as number) ^ (1 << roll(8));
  }
  return out;
}

/** Either a table that adds up, or a refusal with a reason: nothing else may come out. */
async function survives(bytes: Uint8Array): Promise<boolean> {
  try {
    const { summary, rows } = await readAll(bytes);
    expect(rows).toHaveLength(summary.rowCount);
    expect(summary.headers).toHaveLength(summary.columnCount);
    expect(new Set(summary.headers).size).toBe(summary.columnCount);
    return true;
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return false;
  }
}

const CSV = Array.from({ length: 60 }, (_, i) => `Bedrijf ${i};"J. ""de"" Bos\n${i}";1234 AB;0201234567;Zoë`).join(
  "\r\n",
);
const SHEET = sheetData(
  [["Naam", "KVK"], ...Array.from({ length: 60 }, (_, i) => [`Bos & Zn ${i}`, i])],
  '<mergeCells><mergeCell ref="A3:A5"/></mergeCells>',
);

// Thousands of files: on a machine that is busy with other things they take their time.
describe("damaged files never hang or crash the reader, and lose nothing unseen", () => {
  test.each(["utf-8", "utf-16le", "windows-1252"] as const)("text in %s", async (encoding) => {
    const good = encode(`Naam;Contact;Postcode;Telefoon;Plaats\r\n${CSV}`, encoding);
    const roll = dice(encoding.length);
    for (let i = 0; i < 300; i++) await survives(mutate(good, roll));
  });

  test("the zip of a workbook", async () => {
    const good = oneSheet([["Naam", "KVK"], ...Array.from({ length: 60 }, (_, i) => [`Bos ${i}`, i])], {
      formats: ["00000000"],
    });
    const roll = dice(7);
    for (let i = 0; i < 400; i++) await survives(mutate(good, roll));
  });

  test("the XML inside a sound zip", async () => {
    const roll = dice(11);
    const xml = new TextEncoder().encode(`<worksheet>${SHEET}</worksheet>`);
    let read = 0;
    for (let i = 0; i < 400; i++) {
      const extra = { "xl/worksheets/sheet1.xml": mutate(xml, roll) };
      if (await survives(makeBook({ sheets: [{ name: "x", xml: "<sheetData/>" }], extra }))) read++;
    }
    expect(read).toBeGreaterThan(0);
  });

  const absent = !hasData("leads_nl/client_4.xlsx");
  test.skipIf(absent)(`real files${absent ? " (skipped: ../shared/data is absent)" : ""}`, async () => {
    const roll = dice(13);
    for (const file of [
      "leads_nl/client_4.xlsx",
      "messy_files/csvkit_examples/test.xlsx",
      "messy_files/csvkit_examples/test_utf16_big.csv",
    ]) {
      const good = dataBytes(file);
      for (let i = 0; i < 40; i++) await survives(mutate(good, roll));
    }
  });
});

import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readAll } from "./support.ts";
import { makeBook, oneSheet, sheetData } from "./xlsx-support.ts";

const GOOD = oneSheet([["Naam"], ["Bos"]]);

/** Changes a number in the central directory, for the entry of that name. */
function patchDirectory(book: Uint8Array, name: string, field: number, value: number): Uint8Array {
  const bytes = book.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const found = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (found === name) view.setUint32(at + field, value, true);
  }
  return bytes;
}

/** The same zip with its directory written as commons-compress does in the mode "always". */
function asZip64(book: Uint8Array): Uint8Array {
  const view = new DataView(book.buffer, book.byteOffset, book.length);
  const start = view.getUint32(book.length - 6, true);
  const out: Uint8Array[] = [book.slice(0, start)];
  let length = 0;
  for (let at = start; view.getUint32(at, true) === 0x02014b50; ) {
    const named = 46 + view.getUint16(at + 28, true);
    const entry = new Uint8Array(named + 28);
    entry.set(book.subarray(at, at + named));
    const field = new DataView(entry.buffer);
    field.setUint16(30, 28, true);
    field.setUint16(named, 1, true);
    field.setUint16(named + 2, 24, true);
    for (const [i, from] of [24, 20, 42].entries()) {
      field.setBigUint64(named + 4 + i * 8, BigInt(view.getUint32(at + from, true)), true);
      field.setUint32(from, 0xffffffff, true);
    }
    out.push(entry);
    length += entry.length;
    at += named + view.getUint16(at + 30, true);
  }
  const end = book.slice(book.length - 22);
  new DataView(end.buffer).setUint32(12, length, true);
  // Between the directory and its end stand the Zip64 end record and its locator.
  return new Uint8Array(Buffer.concat([...out, new Uint8Array(76), end]));
}

function ole(...names: string[]): Uint8Array {
  const bytes = new Uint8Array(4096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  names.forEach((name, i) => {
    for (let c = 0; c < name.length; c++) bytes[1024 + i * 128 + c * 2] = name.charCodeAt(c);
  });
  return bytes;
}

describe("bombs are stopped by what is counted, not by what the file says", () => {
  test("a sheet that inflates a thousand times is stopped after the first megabytes", async () => {
    const zeros = new Uint8Array(64 * 1024 * 1024).fill(32);
    const bomb = makeBook({
      sheets: [{ name: "x", xml: "<sheetData/>" }],
      extra: { "xl/worksheets/sheet1.xml": zeros },
    });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(readAll(bomb)).rejects.toMatchObject({
      code: expect.stringMatching(/^file\.(unsafe|cell_too_long)$/),
    });
    const rows = `<worksheet><sheetData>${"<row/>".repeat(8_000_000)}</sheetData></worksheet>`;
    const empty = makeBook({
      sheets: [{ name: "x", xml: "<sheetData/>" }],
      extra: { "xl/worksheets/sheet1.xml": rows },
    });
    await expect(readAll(empty)).rejects.toMatchObject({ code: "file.unsafe" });
  }, 30_000);

  test("one string named a million times is counted as often as it is named", async () => {
    const text = "x".repeat(30_000);
    const rows = Array.from({ length: 6_000 }, () => ['<c t="s"><v>0</v></c>']);
    const book = makeBook({ sheets: [{ name: "x", xml: sheetData(rows) }], strings: [`<t>${text}</t>`] });
    await expect(readAll(book)).rejects.toMatchObject({ code: "file.xlsx_too_big" });
  });

  test.each([
    ["a document type, with or without entities", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "file.unsafe"],
    ["elements nested without end", `<worksheet>${"<a>".repeat(1000)}`, "file.unsafe"],
    ["a tag without end", `<worksheet a="${"x".repeat(400_000)}`, "file.unsafe"],
    ["a comment without end", `<worksheet><!--${"x".repeat(400_000)}`, "file.unsafe"],
    ["text without end", `<worksheet><sheetData><row><c t="str"><v>${"x".repeat(1_200_000)}`, "file.cell_too_long"],
    ["a document that stops half way", "<worksheet><sheetData><row>", "file.damaged"],
    ["tags that do not pair", "<worksheet><sheetData></worksheet></sheetData>", "file.damaged"],
    ["text beside the document", "foo<worksheet/>", "file.damaged"],
    [
      "a string that is not in the table",
      '<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>',
      "file.damaged",
    ],
    [
      "a row far beyond the last",
      '<worksheet><sheetData><row r="1"><c><v>1</v></c></row><row r="900000000000"><c><v>1</v></c></row></sheetData></worksheet>',
      "file.xlsx_too_many_rows",
    ],
    [
      "a column far beyond the last",
      '<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
      "file.too_many_columns",
    ],
  ])("%s", async (_what, xml, code) => {
    const book = makeBook({ sheets: [{ name: "x", xml: "<sheetData/>" }], extra: { "xl/worksheets/sheet1.xml": xml } });
    await expect(readAll(book)).rejects.toMatchObject({ code });
  });

  test("too many entries, parts that share bytes, sizes and checksums that lie", async () => {
    const many: Record<string, Uint8Array> = {};
    for (let i = 0; i < 10_001; i++) many[`xl/${i}`] = new Uint8Array(0);
    await expect(readAll(zipSync(many, { level: 0 }))).rejects.toMatchObject({ code: "file.unsafe" });
    const sheet = "xl/worksheets/sheet1.xml";
    await expect(readAll(patchDirectory(GOOD, sheet, 24, 5))).rejects.toMatchObject({ code: "file.damaged" });
    await expect(readAll(patchDirectory(GOOD, sheet, 16, 5))).rejects.toMatchObject({ code: "file.damaged" });
    await expect(readAll(patchDirectory(GOOD, sheet, 42, 0))).rejects.toMatchObject({ code: "file.unsafe" });
    await expect(readAll(patchDirectory(GOOD, sheet, 42, 0x7fffffff))).rejects.toMatchObject({ code: "file.damaged" });
  });

  test("a workbook beyond 100,000 rows or 25 MB is refused with the advice to save as CSV; one within reads", async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [i]);
    const { summary } = await readAll(oneSheet([["Naam"], ...rows]));
    expect(summary.rowCount).toBe(100_000);
    await expect(readAll(oneSheet([["Naam"], ...rows, [1]]))).rejects.toMatchObject({
      code: "file.xlsx_too_many_rows",
    });
    const big = new Uint8Array(26_300_000);
    big.set(GOOD);
    await expect(readAll(big)).rejects.toMatchObject({ code: "file.xlsx_too_big" });
  });
});

test("a workbook as Java streams it, all sizes in Zip64 fields, and one with something before it, are read", async () => {
  expect((await readAll(asZip64(GOOD))).rows).toEqual([["Bos"]]);
  const shifted = new Uint8Array(GOOD.length + 4);
  shifted.set(GOOD.subarray(0, 4));
  shifted.set(GOOD, 4);
  expect((await readAll(shifted)).rows).toEqual([["Bos"]]);
});

test.each([
  ["behind a password", ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "file.password"],
  ["an old workbook", ole("Root Entry", "Workbook"), "file.xls"],
  ["a letter", ole("Root Entry", "WordDocument"), "file.other_office"],
  ["a binary workbook", zipSync({ "[Content_Types].xml": strToU8("x"), "xl/workbook.bin": strToU8("x") }), "file.xlsb"],
  ["an OpenDocument sheet", zipSync({ mimetype: strToU8("x"), "content.xml": strToU8("x") }), "file.ods"],
  ["a Numbers document", zipSync({ "Index/Document.iwa": strToU8("x") }), "file.numbers"],
  [
    "a modern letter",
    zipSync({ "[Content_Types].xml": strToU8("x"), "word/document.xml": strToU8("x") }),
    "file.other_office",
  ],
  ["an archive", zipSync({ "a.csv": strToU8("a,b") }), "file.zip"],
  ["a workbook that was cut off", GOOD.subarray(0, GOOD.length - 300), "file.damaged"],
  ["a web page named .xls", strToU8("<html><body><table><tr><td>a</td></tr></table></body></html>"), "file.html"],
  ["XML", strToU8('<?xml version="1.0"?><a/>'), "file.xml"],
  ["JSON", strToU8('[{"naam": "Bos"}]'), "file.json"],
])("%s gets a reason of its own", async (_what, bytes, code) => {
  await expect(readAll(bytes)).rejects.toMatchObject({ code });
});

import fc from "fast-check";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { readAll } from "#test/web/reading/support.ts";
import { fileOf } from "#worker/modules/exports/file-kinds.ts";
import { restoreFormula } from "#worker/platform/table-file/formula-mark.ts";
import type { TableFile } from "#worker/platform/table-file/table-file.ts";
import { toWindows1252 } from "#worker/platform/table-file/windows-1252.ts";
import { cellLimit, columnName } from "#worker/platform/table-file/xlsx-text.ts";

const written = (file: TableFile, table: string[][], pieces = 1) => {
  const [headers = [], ...rows] = table;
  const size = Math.max(1, Math.ceil(rows.length / pieces));
  const parts = [file.start(headers)];
  for (let at = 0; at < rows.length; at += size) parts.push(file.rows(rows.slice(at, at + size)));
  return new Uint8Array(Buffer.concat([...parts, file.end()]));
};
const readBack = async (bytes: Uint8Array) => {
  const { summary, rows } = await readAll(bytes);
  return [summary.headers, ...rows];
};

// Cells as databases hold them: no outer white space, line ends as \n.
const cell = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 30 }),
    fc.constantFrom(
      "=1+1",
      "'=1+1",
      "''@x",
      "+31 30 123 45 67",
      "00123456",
      "@cmd",
      "1,5",
      "_x0041_",
      "a & <b>",
      "\u0007bel",
      "-5",
    ),
  )
  .map((text) => text.trim().replaceAll(/\r\n?/g, "\n"));

const tables = fc
  .array(fc.tuple(cell, cell, fc.stringMatching(/^[a-z]{1,9}$/)), { maxLength: 12 })
  .map((rows) => [["Eerste", "Tweede", "Derde"], ...rows.map((row) => [...row])]);

describe("a downloaded workbook", () => {
  it("reads back as the same cells, whatever stands in them", async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const back = await readBack(written(fileOf("xlsx"), table, 3));
        expect(back.map((row) => row.map(restoreFormula))).toEqual(table);
      }),
      { numRuns: 60 },
    );
  });

  it("holds text only: nothing in it is a formula or a number", () => {
    const { "xl/worksheets/sheet1.xml": sheet } = unzipSync(
      written(fileOf("xlsx"), [["Bedrag"], ['=HYPERLINK("x")'], ["00017"]]),
    );
    const xml = new TextDecoder().decode(sheet);
    expect(xml).not.toMatch(/<f>|<v>/);
    expect(xml.match(/t="inlineStr"/g)).toHaveLength(3);
    expect(xml).toContain("'=HYPERLINK");
  });

  it("tells nothing of who made it or when", () => {
    const names = Object.keys(unzipSync(written(fileOf("xlsx"), [["A"], ["b"]])));
    expect(names.filter((name) => name.startsWith("docProps"))).toEqual([]);
    expect(written(fileOf("xlsx"), [["A"], ["b"]])).toEqual(written(fileOf("xlsx"), [["A"], ["b"]]));
  });

  it("cuts a text that no cell can hold, visibly", async () => {
    const [, [text = ""] = []] = await readBack(written(fileOf("xlsx"), [["Verslag"], ["a".repeat(cellLimit + 5)]]));
    expect([text.length, text.at(-1)]).toEqual([cellLimit, "…"]);
  });

  it("names its columns as spreadsheets do", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
  });
});

const delimiters = { "excel-nl": ";", "comma-utf8": ",", "tab-utf8": "\t" } as const;

describe("a downloaded CSV", () => {
  it.each(Object.keys(delimiters) as (keyof typeof delimiters)[])("of kind %s reads back as the same cells", (kind) => {
    fc.assert(
      fc.property(tables, (table) => {
        const text = new TextDecoder().decode(written(fileOf(kind), table, 3));
        const { data } = Papa.parse<string[]>(text.trimEnd(), { delimiter: delimiters[kind], newline: "\r\n" });
        expect(data.map((row) => row.map(restoreFormula))).toEqual(table);
      }),
      { numRuns: 60 },
    );
  });

  it("in windows-1252 keeps every sign that has one, and shows a question mark for the others", () => {
    const signs = "€éïß–‘’œŸ";
    expect(new TextDecoder("windows-1252").decode(toWindows1252(signs))).toBe(signs);
    expect(new TextDecoder("windows-1252").decode(toWindows1252("e\u0301 łódź 😀"))).toBe("é ?ód? ?");
  });
});

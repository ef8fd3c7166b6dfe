import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ReadError } from "#web/features/uploads/reading/read-error.ts";
import { dataBytes, dataPath, hasData, readAll } from "./support.ts";
import { oneSheet } from "./xlsx-support.ts";

const absent = (path: string) => (hasData(path) ? "" : ` (skipped: ../shared/data/${path} is absent)`);

const twin = "leads_nl/client_4.xlsx";
test.skipIf(!hasData(twin))(`the workbook of client 4 is cell by cell its CSV${absent(twin)}`, async () => {
  const book = await readAll(dataBytes(twin));
  const text = await readAll(dataBytes("leads_nl/client_4.csv"));
  expect(book.summary.headers).toEqual(text.summary.headers);
  // XML has only one line end: a line break inside a cell is LF there.
  expect(book.rows).toEqual(text.rows.map((row) => row.map((cell) => cell.replaceAll("\r\n", "\n"))));
});

const csvkit = "messy_files/csvkit_examples";
describe.skipIf(!hasData(csvkit))(`csvkit's workbooks against its own conversion${absent(csvkit)}`, () => {
  // csvkit writes booleans as in Python; the last column has no heading in the workbook and is called h there.
  const asTheirs = (rows: string[][]) =>
    rows.map((row) => row.map((cell) => (cell === "TRUE" ? "True" : cell === "FALSE" ? "False" : cell)));
  test.each([
    ["test.xlsx", "testxlsx_noinference_converted.csv", {}],
    ["test_skip_lines.xlsx", "testxlsx_noinference_converted.csv", {}],
    ["dummy.xlsx", "dummy.csv", {}],
    ["sheets.xlsx", "dummy.csv", { sheet: "ʤ" }],
  ])("%s", async (file, expected, options) => {
    const book = await readAll(dataBytes(`${csvkit}/${file}`), options);
    const theirs = await readAll(dataBytes(`${csvkit}/${expected}`), { hasHeader: true });
    expect(asTheirs(book.rows)).toEqual(theirs.rows);
    expect(book.summary.headers.slice(0, 7)).toEqual(theirs.summary.headers.slice(0, 7));
  });
});

const tabulator = "messy_files/tabulator_special";
describe.skipIf(!hasData(tabulator))(`tabulator's workbooks${absent(tabulator)}`, () => {
  test.each([
    [
      "table.xlsx",
      ["id", "name"],
      [
        ["1", "english"],
        ["2", "中国人"],
      ],
    ],
    [
      "special/multiline-headers.xlsx",
      [
        "Region",
        "Caloric contribution (%)",
        "Cumulative impact of changes on cost of food basket from previous quarter",
        "Cumulative impact of changes on cost of food basket from baseline (%)",
      ],
      [["A", "B", "C", "D"]],
    ],
    [
      "special/skip-rows.xlsx",
      ["A", "B"],
      [
        ["8", "9"],
        ["", "TOTAL"],
      ],
    ],
    [
      "special/sheet2.xlsx",
      ["id", "name"],
      [
        ["1", "english"],
        ["2", "中国人"],
      ],
    ],
    [
      "special/number_format_multicode.xlsx",
      ["col1"],
      [["4.51119775197299"], ["-9.03233986479077"], ["15.7929464439101"]],
    ],
    [
      "special/preserve-formatting-percentage.xlsx",
      ["col1", "col2"],
      [
        ["123", "0.52"],
        ["456", "0.3"],
        ["789", "0.06"],
      ],
    ],
    ["special/test_scientific_notation.xlsx", ["scientific_notation"], [["0.00000042733542752586"]]],
  ])("%s", async (file, headers, rows) => {
    const read = await readAll(dataBytes(`${tabulator}/${file}`));
    expect(read.summary.headers).toEqual(headers);
    expect(read.rows).toEqual(rows);
  });

  test.each([
    ["table.xls", "file.xls"],
    ["special/merged-cells.xls", "file.xls"],
    ["table.ods", "file.ods"],
    ["table.csv.zip", "file.zip"],
    ["table.csv.gz", "file.gzip"],
    ["table1.html", "file.html"],
    ["special/table.csv.html", "file.html"],
    ["table-dicts.json", "file.json"],
    ["table-lists.json", "file.json"],
    ["table.ndjson", "file.json"],
  ])("%s is refused as %s", async (file, code) => {
    await expect(readAll(dataBytes(`${tabulator}/${file}`))).rejects.toMatchObject({ code });
  });
});

const exceljs = "messy_files/exceljs_xlsx";
describe.skipIf(!hasData(exceljs))(`exceljs's workbooks${absent(exceljs)}`, () => {
  const refused: Record<string, string> = {
    "invalid-xml.xlsx": "file.damaged",
    "missing-bits.xlsx": "file.damaged",
    "images.xlsx": "file.empty",
    "duplicateRowTest.xlsx": "file.empty",
    "test-issue-257.xlsx": "file.empty",
    "test-issue-623.xlsx": "file.empty",
    "test-issue-771.xlsx": "file.empty",
    "test-issue-1842.xlsx": "file.empty",
  };
  const files = hasData(exceljs)
    ? (readdirSync(dataPath(exceljs), { recursive: true }) as string[]).filter((name) => name.endsWith(".xlsx"))
    : [];
  test.each(files)("%s is read, or refused with the right reason", async (file) => {
    const name = file.split("/").pop() as string;
    const reading = readAll(dataBytes(join(exceljs, file)));
    if (refused[name]) await expect(reading).rejects.toMatchObject({ code: refused[name] });
    else expect((await reading).summary.columnCount).toBeGreaterThan(0);
  });

  test("dates of the 1904 calendar, hidden sheets and escaped strings come out right", async () => {
    const at = (name: string) => dataBytes(`${exceljs}/spec/integration/data/${name}`);
    expect((await readAll(at("dateIssue.xlsx"), { headerRow: 1 })).rows).toEqual([["2020-11-20"]]);
    expect((await readAll(at("shared_string_with_escape.xlsx"), { headerRow: 0 })).rows).toEqual([["_x000D_"]]);
    expect((await readAll(at("chart-sheet.xlsx"))).summary.headers).toEqual(["Month", "Bears", "Dolphins", "Whales"]);
    expect((await readAll(at("test-pr-728.xlsx"))).summary.sheets.at(-1)?.hidden).toBe(true);
  });
});

const naughty = "messy_files/naughty_strings/blns.json";
test.skipIf(!hasData(naughty))(
  `naughty strings pass through CSV and workbook untouched${absent(naughty)}`,
  async () => {
    const strings = (JSON.parse(Buffer.from(dataBytes(naughty)).toString()) as string[]).filter((text) => text !== "");
    const csv = `Naam;Waarde\n${strings.map((text, i) => `${i};"${text.replaceAll('"', '""')}"`).join("\n")}\n`;
    expect((await readAll(csv)).rows.map((row) => row[1])).toEqual(strings);
    const inXml = strings.filter(
      (text) => !/[\p{Cc}\ufffe\uffff]|_x[0-9a-f]{4}_/iu.test(text) && !text.startsWith("<"),
    );
    expect(inXml.length).toBeGreaterThan(350);
    const book = await readAll(oneSheet([["Naam", "Waarde"], ...inXml.map((text, i) => [i, text])]), {
      headerRow: 1,
      headerLines: 1,
    });
    expect(book.rows.map((row) => row[1])).toEqual(inXml);
  },
);

const messy = "messy_files";
test.skipIf(!hasData(messy))(
  `every file of the messy folders is a table or a refusal with a reason${absent(messy)}`,
  async () => {
    const files = readdirSync(dataPath(messy), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(250);
    for (const file of files) {
      const path = join(file.parentPath, file.name).slice(dataPath("").length);
      try {
        const { summary, rows } = await readAll(dataBytes(path));
        expect(rows).toHaveLength(summary.rowCount);
      } catch (error) {
        expect(error, path).toBeInstanceOf(ReadError);
      }
    }
  },
);

import { readdirSync, readFileSync } from "node:fs";
import vm from "node:vm";
import { describe, expect, test } from "vitest";
import { dataBytes, dataPath, hasData, readAll } from "./support.ts";

function needs(path: string): { skip: boolean; why: string } {
  const skip = !hasData(path);
  return { skip, why: skip ? ` (skipped: ../shared/data/${path} is absent)` : "" };
}

const leads = needs("leads_nl");
describe.skipIf(leads.skip)(`the four clients' uploads${leads.why}`, () => {
  test.each([
    ["client_1.csv", "utf-8", ",", 1353, 17, "Bedrijfsnaam"],
    ["client_2.csv", "windows-1252", ";", 1417, 11, "Relatienaam"],
    ["client_3.csv", "utf-16le", "\t", 1334, 15, "Company name"],
    ["client_4.csv", "utf-8-bom", ";", 1367, 18, "Klantnummer"],
  ])("%s", async (file, encoding, delimiter, rowCount, columnCount, heading) => {
    const { summary, rows } = await readAll(dataBytes(`leads_nl/${file}`));
    expect(summary).toMatchObject({ encoding, delimiter, hasHeader: true, rowCount, columnCount, issues: [] });
    expect(summary.headers[0]).toBe(heading);
    expect(rows).toHaveLength(rowCount);
  });
});

const duo = needs("companies_nl/duo_basisscholen/po_addresses.csv");
test.skipIf(duo.skip)(`the schools' file: 6,804 rows in windows-1252, accents right${duo.why}`, async () => {
  const { summary, rows } = await readAll(dataBytes("companies_nl/duo_basisscholen/po_addresses.csv"));
  expect(summary).toMatchObject({
    encoding: "windows-1252",
    delimiter: ";",
    hasHeader: true,
    rowCount: 6804,
    columnCount: 30,
  });
  expect(summary.headers[4]).toBe("VESTIGINGSNAAM");
  expect(summary.issues).toEqual([]);
  const text = rows.map((row) => row.join(";")).join("\n");
  expect(text).toMatch(/Súdwest|SÚDWEST|ë|é/);
  expect(text).not.toMatch(/\ufffd|Ã/);
});

const other: [path: string, expected: object][] = [
  ["companies_nl/ind_erkende_referenten_2024/companies2aug.txt", { delimiter: ";", hasHeader: false, columnCount: 2 }],
  ["companies_other/sec_foreign_registrants_2002/companies.csv", { delimiter: ";", hasHeader: false, columnCount: 2 }],
  ["companies_other/sp500/constituents.csv", { delimiter: ",", hasHeader: true, rowCount: 503 }],
  ["linkage/febrl_1-4/dataset1.csv", { delimiter: ",", hasHeader: true, rowCount: 1000, columnCount: 11 }],
  [
    "names_nl/gba-v_testset_persoonslijsten/20220502_Testset_persoonslijsten_proefomgeving_GBA-V.csv",
    { encoding: "utf-8-bom", delimiter: ";", hasHeader: true, rowCount: 2156, columnCount: 257 },
  ],
  [
    "reference_nl/postcodes/Tabel33 Gemeententabel (gesorteerd op code).csv",
    { encoding: "utf-16le", delimiter: ",", hasHeader: true, rowCount: 1478 },
  ],
  ["messy_files/csvkit_examples/test_utf16_big.csv", { encoding: "utf-16be", delimiter: ",", hasHeader: true }],
  ["messy_files/csvkit_examples/test_utf16_little.csv", { encoding: "utf-16le", delimiter: ",", hasHeader: true }],
  ["messy_files/csvkit_examples/test_latin1.csv", { encoding: "windows-1252", delimiter: ",", hasHeader: true }],
  ["messy_files/csvkit_examples/mac_newlines.csv", { delimiter: ",", columnCount: 3 }],
  ["messy_files/csvkit_examples/null_byte.csv", { rowCount: 1, columnCount: 3, issueCounts: { "cell.nul": 1 } }],
  ["messy_files/csvkit_examples/no_header_row.csv", { hasHeader: false, rowCount: 1 }],
  ["messy_files/mafintosh_csv-parser/large-dataset.csv", { delimiter: ",", hasHeader: true, issues: [] }],
];
for (const [path, expected] of other) {
  const set = needs(path);
  test.skipIf(set.skip)(`${path} is taken as it is meant${set.why}`, async () => {
    expect((await readAll(dataBytes(path))).summary).toMatchObject(expected);
  });
}

const spectrum = needs("messy_files/csv-spectrum");
describe.skipIf(spectrum.skip)(`csv-spectrum${spectrum.why}`, () => {
  for (const file of spectrum.skip ? [] : readdirSync(dataPath("messy_files/csv-spectrum/csvs"))) {
    test(file, async () => {
      const json = dataPath(`messy_files/csv-spectrum/json/${file.replace(".csv", ".json")}`);
      const { summary, rows } = await readAll(dataBytes(`messy_files/csv-spectrum/csvs/${file}`), { hasHeader: true });
      const objects = rows.map((row) => Object.fromEntries(row.map((cell, i) => [summary.headers[i], cell])));
      // The set was converted to LF on its way here, its expectations were not: line ends inside cells are not compared.
      const lf = (text: string) => JSON.parse(text.replaceAll("\\r\\n", "\\n"));
      expect(lf(JSON.stringify(objects))).toEqual(lf(readFileSync(json, "utf8")));
    });
  }
});

const sineemore = needs("messy_files/sineemore_csv-test-data");
describe.skipIf(sineemore.skip)(`sineemore, the valid ones${sineemore.why}`, () => {
  for (const name of sineemore.skip ? [] : readdirSync(dataPath("messy_files/sineemore_csv-test-data/json"))) {
    test(name, async () => {
      const expected = JSON.parse(readFileSync(dataPath(`messy_files/sineemore_csv-test-data/json/${name}`), "utf8"));
      const hasHeader = name.startsWith("header-");
      const csv = `messy_files/sineemore_csv-test-data/csv/${name.replace(".json", ".csv")}`;
      const { summary, rows } = await readAll(dataBytes(csv), { hasHeader });
      const asObject = (row: string[]) => Object.fromEntries(row.map((cell, i) => [summary.headers[i], cell]));
      expect(hasHeader ? rows.map(asObject) : rows).toEqual(expected);
    });
  }
});

interface PapaCase {
  description: string;
  input: string;
  config?: Record<string, unknown>;
  expected: { data: string[][]; errors: unknown[] };
}
const papa = needs("messy_files/papaparse/test-cases.js");
describe.skipIf(papa.skip)(`papaparse's own cases for well-formed input${papa.why}`, () => {
  for (const each of papa.skip ? [] : papaCases()) {
    test(each.description, async () => {
      const guessed = /guess/i.test(each.description);
      const delimiter = guessed ? undefined : ((each.config?.delimiter as ",") ?? ",");
      const wanted = each.expected.data.filter(
        (row, i, all) => !(i === all.length - 1 && row.length === 1 && row[0] === ""),
      );
      const width = Math.max(...wanted.map((row) => row.length));
      const padded = wanted.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
      expect((await readAll(each.input, { delimiter, hasHeader: false })).rows).toEqual(padded);
    });
  }
});

/** Those without options of papaparse alone, and without damage (there the two readers differ on purpose). */
function papaCases(): PapaCase[] {
  const source = readFileSync(dataPath("messy_files/papaparse/test-cases.js"), "utf8");
  const upToTests = source.slice(0, source.indexOf("var PARSE_ASYNC_TESTS"));
  const context = vm.createContext({ chai: { assert: {} }, document: undefined, describe: () => {} });
  vm.runInContext(upToTests, context);
  const cases = vm.runInContext(
    "JSON.stringify([...CORE_PARSER_TESTS, ...PARSE_TESTS], (_, value) => typeof value === 'function' ? 'function' : value)",
    context,
  ) as string;
  return (JSON.parse(cases) as PapaCase[]).filter(
    ({ input, config, expected }) =>
      input !== "" &&
      Object.keys(config ?? {}).every((key) => key === "delimiter" || key === "newline") &&
      [",", ";", "\t", "|", ""].includes((config?.delimiter as string) ?? "") &&
      expected.errors.length === 0 &&
      expected.data.length > 0,
  );
}

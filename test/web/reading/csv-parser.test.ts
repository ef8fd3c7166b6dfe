import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvParser } from "#web/features/uploads/reading/csv-parser.ts";
import { readAll, records, writeCsv } from "./support.ts";

function parseIn(chunks: string[], delimiter = ",", crEndsRecord = false): string[][] {
  const out: string[][] = [];
  const parser = new CsvParser({ delimiter, crEndsRecord, onRecord: (cells) => out.push(cells) });
  for (const chunk of chunks) parser.push(chunk);
  parser.end();
  return out;
}

const nasty = fc.string({
  unit: fc.constantFrom('"', ",", ";", "\t", "|", "\n", "\r\n", "\r", " ", "a", "é", "𝄞", "'", "="),
});

describe("what is written comes back", () => {
  test.each([",", ";", "\t", "|"] as const)(
    "random cells with quotes, line ends and delimiters, cut by %j",
    async (delimiter) => {
      const table = fc
        .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom("\n", "\r\n", "\r"))
        .chain(([width, newline]) =>
          fc.tuple(
            fc.array(fc.array(nasty, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
            fc.constant(newline),
          ),
        );
      await fc.assert(
        fc.asyncProperty(table, fc.array(fc.nat(40), { maxLength: 5 }), async ([rows, newline], cuts) => {
          const text = writeCsv(rows, delimiter, newline);
          const chunks: string[] = [];
          let rest = text;
          for (const cut of cuts) {
            chunks.push(rest.slice(0, cut));
            rest = rest.slice(cut);
          }
          expect(parseIn([...chunks, rest], delimiter, newline === "\r")).toEqual(rows);
        }),
        { numRuns: 150 },
      );
    },
  );

  test("how the text is cut into chunks never changes the outcome, however broken it is", () => {
    fc.assert(
      fc.property(nasty, nasty, nasty, (a, b, c) => {
        const whole = parseIn([a + b + c]);
        expect(parseIn([a, b, c])).toEqual(whole);
        expect(parseIn((a + b + c).split(""))).toEqual(whole);
      }),
      { numRuns: 500 },
    );
  });
});

describe("what people make of quotes", () => {
  test("a name that starts with a quoted part keeps its quotes and swallows nothing", async () => {
    expect(await records('"AAE" Advanced B.V.;17\n"B";2\nC;3', ";")).toEqual([
      ['"AAE" Advanced B.V.', "17"],
      ["B", "2"],
      ["C", "3"],
    ]);
  });

  test("quotes inside a quoted cell that were not doubled stay in the cell", async () => {
    expect(await records('"Café "De Hoek" en meer",1\nb,2', ",")).toEqual([
      ['Café "De Hoek" en meer', "1"],
      ["b", "2"],
    ]);
  });

  test("an unclosed quote costs one cell its quote, not the rest of the file, and is reported", async () => {
    const { summary, rows } = await readAll(`naam;plaats\n"De Haan;Urk\n${"x;y\n".repeat(1000)}`);
    expect(rows).toHaveLength(1001);
    expect(rows[0]).toEqual(['"De Haan', "Urk"]);
    expect(summary.issues).toEqual([{ code: "quote.unclosed", row: 1 }]);
  });

  test("an unclosed quote at the top of a large file is given up in time", async () => {
    const { rows } = await readAll(`naam;plaats\n"De Haan;Urk\n${"x;y\n".repeat(800_000)}`);
    expect(rows).toHaveLength(800_001);
  });

  test("spaces between a closing quote and the delimiter are forgiven, spaces before an opening quote are text", async () => {
    expect(await records('A,"B" ,"C"  \nD, "E",F', ",")).toEqual([
      ["A", "B", "C"],
      ["D", ' "E"', "F"],
    ]);
  });
});

describe("line ends", () => {
  test("mixed line ends in one file each end a record", async () => {
    expect(await records("a;b\r\n1;2\n3;4\r\n", ";")).toEqual([
      ["a", "b"],
      ["1", "2"],
      ["3", "4"],
    ]);
  });

  test("old Mac files are cut at CR, elsewhere a lone CR belongs to its cell", async () => {
    expect(await records("a;b\r1;2\r", ";")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
    expect(await records("a;b\n1\rx;2\n", ";")).toEqual([
      ["a", "b"],
      ["1\rx", "2"],
    ]);
  });
});

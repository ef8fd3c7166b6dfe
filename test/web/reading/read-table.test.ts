import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { readTable } from "#web/features/uploads/reading/read-table.ts";
import { encode, readAll, writeCsv } from "./support.ts";

const TABLE = [
  ["Bedrijfsnaam", "Plaats", "Opmerking"],
  ["Jansen, zonen; co | x\ty", "Urk", 'zei "ja"\nen "nee"'],
  ["Zoë", "", "€ 5"],
  ["Bos", "Ede", ""],
];

for (const encoding of ["utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"] as const) {
  test.each([",", ";", "\t", "|"] as const)(
    `a table in ${encoding} cut by %j is read without being told anything`,
    async (delimiter) => {
      for (const newline of ["\n", "\r\n"]) {
        const { summary, rows } = await readAll(encode(writeCsv(TABLE, delimiter, newline), encoding));
        expect(summary).toMatchObject({
          encoding,
          delimiter,
          hasHeader: true,
          headers: TABLE[0],
          rowCount: 3,
          columnCount: 3,
        });
        expect(rows).toEqual(TABLE.slice(1));
      }
    },
  );
}

test("empty records count, so record numbers stay true; a missing last newline is no matter", async () => {
  const { summary, rows } = await readAll("naam,plaats\na,1\n\nb,2");
  expect(rows).toEqual([
    ["a", "1"],
    ["", ""],
    ["b", "2"],
  ]);
  expect(summary.rowCount).toBe(3);
  expect(summary.issues).toEqual([]);
});

test("no column is dropped: empty and repeated headings get a name of their own", async () => {
  const { summary } = await readAll("naam,,naam,Kolom 5,\nx,1,y,2,3\n");
  expect(summary.headers).toEqual(["naam", "Kolom 2", "naam (2)", "Kolom 5", "Kolom 5 (2)"]);
});

test("short rows are padded, long rows add a column, both are reported by record number", async () => {
  const { summary, rows } = await readAll("naam,plaats\na\nb,2,extra\nc,3\n");
  expect(rows).toEqual([
    ["a", "", ""],
    ["b", "2", "extra"],
    ["c", "3", ""],
  ]);
  expect(summary.headers).toEqual(["naam", "plaats", "Kolom 3"]);
  expect(summary.issues).toEqual([
    { code: "row.short", row: 1 },
    { code: "row.long", row: 2 },
    { code: "row.short", row: 3 },
  ]);
});

test("NUL bytes are passed on and reported", async () => {
  const { summary, rows } = await readAll("naam,plaats\n\0,2\n");
  expect(rows[0]).toEqual(["\0", "2"]);
  expect(summary.issues).toEqual([{ code: "cell.nul", row: 1 }]);
});

test("Excel's line sep=; tells the delimiter and is no record", async () => {
  const { summary, rows } = await readAll("sep=|\r\nnaam|plaats\r\na|b\r\n");
  expect(summary).toMatchObject({ delimiter: "|", headers: ["naam", "plaats"] });
  expect(rows).toEqual([["a", "b"]]);
});

test("a file without a header keeps its first record as a row", async () => {
  const { summary, rows } = await readAll('"AAE" Advanced B.V.;17037842\n@EasePay B.V.;83892869\n');
  expect(summary).toMatchObject({ hasHeader: false, headers: ["Kolom 1", "Kolom 2"], rowCount: 2 });
  expect(rows[0]?.[1]).toBe("17037842");
});

test("a file is recognised by the SHA-256 of its bytes, computed in pieces", async () => {
  for (const size of [1, 55, 56, 63, 64, 65, 119, 120, 1000, 600_000, 1_100_003]) {
    const bytes = Buffer.from("naam;plaats\n".repeat(Math.ceil(size / 12)).slice(0, size));
    const { sha256 } = await readTable(new Blob([bytes]), {}, () => {});
    expect(sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  }
});

test.each([
  ["", "file.empty"],
  ["PK\u0003\u0004....[Content_Types].xml", "file.damaged"],
  ["PK\u0003\u0004....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "file.ods"],
  ["PK\u0003\u0004....a.csv", "file.zip"],
  ["\u00d0\u00cf\u0011\u00e0", "file.xls"],
  ["\u001f\u008b\u0008", "file.gzip"],
  ["%PDF-1.7", "file.pdf"],
  ["\u0001\u0002\u0003\u0004\u0005\u0006".repeat(20), "file.not_text"],
  ["a".repeat(3_000_000), "file.cell_too_long"],
  [",".repeat(5_000), "file.too_many_columns"],
])("a file that is no text table is refused with a reason (%#)", async (content, code) => {
  await expect(readAll(Buffer.from(content, "latin1"))).rejects.toMatchObject({ code });
});

test("reading stops when it is cancelled", async () => {
  const control = new AbortController();
  const text = new Blob(["naam;plaats\n", "a;b\n".repeat(1_000_000)]);
  let rows = 0;
  const reading = readTable(
    text,
    {},
    (batch) => {
      rows += batch.length;
      control.abort();
    },
    control.signal,
  );
  await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  expect(rows).toBeLessThan(1_000_000);
});

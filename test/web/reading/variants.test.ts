import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadErrorCode } from "#web/features/uploads/reading/read-error.ts";
import { encode, readAll, writeCsv } from "./support.ts";

const HEADER = ["Bedrijfsnaam", "Plaats", "Telefoon"];
const ROWS = [
  ["Zuivel Noord B.V.", "Súdwest", "0513-123456"],
  ["Café d'Or", "Hélmond", "073 6123456"],
];

describe("a table is the same table however it was saved", () => {
  const cell = fc.stringMatching(/^[A-Za-zéëü0-9 .&'"\-/]{0,12}$/);
  const row = fc.tuple(fc.stringMatching(/^[A-Z][a-zéë .&']{2,14}$/), cell, fc.stringMatching(/^0[1-9]\d{8}$/));
  const saved = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 12 }),
    delimiter: fc.constantFrom(",", ";", "\t", "|", "^", "~"),
    newline: fc.constantFrom("\n", "\r\n", "\r"),
    encoding: fc.constantFrom("utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"),
    marked: fc.boolean(),
    preamble: fc.constantFrom("", "Export relaties\n\n", "Relaties\nGemaakt door: J. Bos\n\n"),
  } as const);

  test("in any encoding, delimiter and line end, with or without sep= or a preamble", async () => {
    await fc.assert(
      fc.asyncProperty(saved, async ({ rows, delimiter, newline, encoding, marked, preamble }) => {
        const top = marked ? `sep=${delimiter}${newline}` : "";
        const text = top + preamble.replaceAll("\n", newline) + writeCsv([HEADER, ...rows], delimiter, newline);
        const read = await readAll(encode(text, encoding));
        expect([read.summary.headers, ...read.rows]).toEqual([HEADER, ...rows.map((cells) => [...cells])]);
      }),
      { numRuns: 150 },
    );
  });

  test("also when a part of it was pasted in from a file in another encoding", async () => {
    const text = Buffer.concat([
      Buffer.from("Bedrijfsnaam;Plaats\nZoë;Súdwest\nCafé;Urk\n"),
      Buffer.from("Garage André;Oss\n", "latin1"),
    ]);
    const { summary, rows } = await readAll(text);
    expect(rows.at(1)).toEqual(["Café", "Urk"]);
    expect(rows.at(-1)).toEqual(["Garage André", "Oss"]);
    expect(summary.issues).toEqual([{ code: "encoding.mixed", row: 0 }]);
  });
});

test.each([
  ["names with a comma in them", "Bedrijfsnaam\nDe Bakker BV\nJan, Piet en Co\n"],
  ["addresses in one cell", "Adres\nDam 1, Urk\nKade 2, Ede\n"],
])("one column stays one: %s", async (_what, text) => {
  const { summary, rows } = await readAll(text);
  expect([summary.headers, ...rows]).toEqual(
    text
      .trim()
      .split("\n")
      .map((line) => [line]),
  );
});

test("a preamble of pairs that Excel padded is taken off, and a year among headings is one", async () => {
  const padded = `Export;;\nDatum;12-11-2025;\n;;\n${writeCsv([HEADER, ...ROWS], ";", "\n")}`;
  const read = await readAll(padded);
  expect([read.summary.headers, ...read.rows]).toEqual([HEADER, ...ROWS]);
  expect(read.summary.preamble).toHaveLength(3);
  expect((await readAll("Naam;2024;2025\nBos;1;2\nVis;3;4\n")).summary.headers).toEqual(["Naam", "2024", "2025"]);
  const stacked = await readAll("Naam;Plaats\nBos;Urk\n\nNaam;Plaats;Telefoon\nVis;Ede;0201234567\n");
  expect(stacked.rows).toContainEqual(["Bos", "Urk", ""]);
});

const bytes = (...head: number[]) => Uint8Array.from([...head, 0, 0, 0, 0, 0, 0, 0, 0]);
const latin = (text: string) => Buffer.from(text, "latin1");
test.each<[string, Uint8Array | string, ReadErrorCode]>([
  ["a PNG", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "file.image"],
  ["a JPEG", bytes(0xff, 0xd8, 0xff, 0xe0), "file.image"],
  ["a GIF", latin("GIF89a\x01\0\x01\0"), "file.image"],
  ["a bitmap", latin("BM\x36\0\0\0\0\0\0\0\x36\0\0\0"), "file.image"],
  ["WebP", latin("RIFF\x24\0\0\0WEBPVP8 "), "file.image"],
  ["a photo of a telephone", latin("\0\0\0\x18ftypheic\0\0\0\0"), "file.image"],
  ["SQLite", latin("SQLite format 3\0\x10\0\x01"), "file.database"],
  ["Access", latin("\0\x01\0\0Standard ACE DB\0"), "file.database"],
  ["Parquet", latin("PAR1\x15\0\x15"), "file.database"],
  ["vCard", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jan Bos\r\nEND:VCARD\r\n", "file.vcard"],
  ["an agenda", "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "file.vcard"],
  ["an e-mail", "From: a@bos.example\nTo: b@vis.example\nSubject: lijst\n\nZie bijlage\n", "file.mail"],
  ["a web archive", 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n', "file.html"],
  ["a table without a page", "<div><table><tr><td>Bos</td></tr></table></div>", "file.html"],
  ["XML without a declaration", "<leads><lead>Bos</lead></leads>\n", "file.xml"],
  ["XML of Excel 2003", '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>', "file.xml"],
  ["a JSON list", '["Bos","Vis"]', "file.json"],
  ["a document", "{\\rtf1\\ansi Bos}", "file.other_office"],
  ["SYLK", "ID;PWXL;N;E\nP;PGeneral\n", "file.other_sheet"],
  ["a PDF after an empty line", "\n%PDF-1.7\nx", "file.pdf"],
  ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x4e, 0, 0, 0]), "file.not_text"],
])("%s is refused with a word on what to do", async (_what, content, code) => {
  await expect(readAll(content)).rejects.toMatchObject({ code });
});

test.each([
  ["From;To;Subject\na@bos.example;b@vis.example;lijst\n", 3],
  ["<b>Naam</b>;Plaats\nBos;Urk\n", 2],
  ["ID;Plaats\n1;Urk\n", 2],
  ["[Naam];Plaats\nBos;Urk\n", 2],
])("a table whose first heading resembles another format is a table: %s", async (text, columnCount) => {
  expect((await readAll(text)).summary).toMatchObject({ columnCount, rowCount: 1 });
});

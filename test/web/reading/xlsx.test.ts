import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateText, numberText } from "#web/features/uploads/reading/xlsx/cell-text.ts";
import { fillMask, styleOf } from "#web/features/uploads/reading/xlsx/number-format.ts";
import { readAll } from "./support.ts";
import { makeBook, oneSheet, sheetData } from "./xlsx-support.ts";

const HEAD = ["Bedrijfsnaam", "KVK", "Telefoon"];

describe("cells", () => {
  test("every kind of cell comes as the text a person sees", async () => {
    const cells = [
      ["shared, rich", '<c t="s"><v>0</v></c>', "Bakkerij De Hoek"],
      ["inline", '<c t="inlineStr"><is><r><t xml:space="preserve"> a </t></r><r><t>b</t></r></is></c>', " a b"],
      ["formula text", '<c t="str"><f>A1</f><v>Jan &amp; Co &#233;</v></c>', "Jan & Co é"],
      ["formula number", "<c><f>1+1</f><v>2</v></c>", "2"],
      ["boolean", '<c t="b"><v>1</v></c>', "TRUE"],
      ["error", '<c t="e"><v>#N/A</v></c>', "#N/A"],
      ["ISO date", '<c t="d"><v>2026-11-25T00:00:00</v></c>', "2026-11-25"],
      ["CDATA", '<c t="str"><v><![CDATA[<b> & co]]></v></c>', "<b> & co"],
      ["escaped", '<c t="str"><v>a_x000D_b _x005F_x000D_</v></c>', "a\rb _x000D_"],
      ["phonetic", '<c t="s"><v>1</v></c>', "東京"],
    ];
    const book = oneSheet([["Soort", "Waarde"], ...cells.map(([kind = "", xml = ""]) => [kind, xml])], {
      strings: [
        "<r><t>Bakkerij </t></r><r><rPr><b/></rPr><t>De Hoek</t></r>",
        "<t>東京</t><rPh><t>トウキョウ</t></rPh>",
      ],
    });
    const { rows } = await readAll(book);
    expect(rows).toEqual(cells.map(([kind, , text]) => [kind, text]));
  });

  test("numbers that are really text keep what the file has: digits as written, masks filled, no scientific notation", async () => {
    const book = oneSheet(
      [
        HEAD,
        ["a", '<c s="1"><v>1234567</v></c>', '<c s="2"><v>612345678</v></c>'],
        ["b", "<c><v>01234567</v></c>", "<c><v>3.16E+10</v></c>"],
        ["c", '<c s="3"><v>12345678</v></c>', '<c s="4"><v>201234567</v></c>'],
        ["d", '<c t="inlineStr"><is><t>00123</t></is></c>', "<c><v>12345678901234567890</v></c>"],
      ],
      { formats: ["00000000", "0000000000", '"KVK "00\\.000\\.000', "(000) 000 0000"] },
    );
    const { rows } = await readAll(book);
    expect(rows).toEqual([
      ["a", "01234567", "0612345678"],
      ["b", "01234567", "31600000000"],
      ["c", "KVK 12.345.678", "(020) 123 4567"],
      ["d", "00123", "12345678901234567890"],
    ]);
  });

  test("amounts and percentages keep their value, without the noise of binary fractions", () => {
    const plain = (raw: string, code: string) => numberText(raw, styleOf(code), false);
    expect(plain("0.30000000000000004", "General")).toBe("0.3");
    expect(plain("1234.5", "#,##0.00")).toBe("1234.5");
    expect(plain("0.12", "0%")).toBe("0.12");
    expect(plain("4.2733542E-7", "0.00E+00")).toBe("0.00000042733542");
    expect(plain("5", "0")).toBe("5");
    expect(fillMask([true, true], "1234")).toBe("1234");
  });

  test.each([
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [60, false, "1900-02-29"],
    [61, false, "1900-03-01"],
    [46351, false, "2026-11-25"],
    [46351.5, false, "2026-11-25 12:00:00"],
    [0.5, false, "12:00:00"],
    [0, true, "1904-01-01"],
    [44889, true, "2026-11-25"],
    [-1, false, null],
    [9_999_999, false, null],
  ])("day %d (1904: %s) is %s", (serial, uses1904, text) => {
    expect(dateText(serial, uses1904)).toBe(text);
  });

  test("dates are known by their format, in every language Excel writes it; a workbook says which calendar it counts by", async () => {
    for (const code of ["dd-mm-yyyy", "d/m/yy", "[$-413]d mmmm yyyy;@", "yyyy\\-mm\\-dd", "mmm-yy"])
      expect(numberText("46351", styleOf(code), false)).toBe("2026-11-25");
    for (const code of ['0.00 "dagen"', "#,##0\\ \\d", "[Red]0.0", "General", "@"])
      expect(numberText("46351", styleOf(code), false)).toBe("46351");
    expect(numberText("1.5", styleOf("[h]:mm:ss"), false)).toBe("36:00:00");
    const rows = [["Datum"], ['<c s="1"><v>44889</v></c>']];
    const { rows: read } = await readAll(
      oneSheet(rows, { formats: ["dd-mm-yyyy"], workbookPr: '<workbookPr date1904="true"/>' }),
    );
    expect(read).toEqual([["2026-11-25"]]);
  });

  test("an extension list cannot overrule the workbook: its elements bear the same names", async () => {
    const { rows } = await readAll(
      oneSheet([["Datum"], ['<c s="1"><v>44889</v></c>']], {
        formats: ["yyyy-mm-dd"],
        workbookPr: '<workbookPr date1904="1"/><extLst><ext><x14:workbookPr x="1"/></ext></extLst>',
      }),
    );
    expect(rows).toEqual([["2026-11-25"]]);
  });

  test("a formula whose result is not in the file is reported, not passed over", async () => {
    const { summary } = await readAll(
      oneSheet([
        ["Naam", "Totaal"],
        ["Bos", "<c><f>SUM(A1)</f></c>"],
      ]),
    );
    expect(summary.issueCounts).toEqual({ "cell.no_value": 1 });
  });
});

describe("rows and columns", () => {
  test("cells stand where their reference says; gaps are empty cells and empty records, so record numbers stay true", async () => {
    const xml =
      '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str"><v>Naam</v></c><c r="C1" t="str"><v>Plaats</v></c></row>' +
      '<row r="4"><c r="C4" t="str"><v>Urk</v></c></row><row r="9"><c r="A9" s="1"/></row></sheetData>';
    const { summary, rows } = await readAll(makeBook({ sheets: [{ name: "x", xml }] }));
    expect(summary.headers).toEqual(["Naam", "Kolom 2", "Plaats"]);
    expect(rows).toEqual([
      ["", "", ""],
      ["", "", ""],
      ["", "", "Urk"],
    ]);
  });

  test("rows that say they stand where a row already stood are added, never written over it", async () => {
    const row = (r: number, text: string) => `<row r="${r}"><c t="str"><v>${text}</v></c></row>`;
    const xml = `<sheetData>${row(1, "Naam")}${row(2, "a")}${row(2, "b")}${row(1, "c")}</sheetData>`;
    const { rows } = await readAll(makeBook({ sheets: [{ name: "x", xml }] }));
    expect(rows).toEqual([["a"], ["b"], ["c"]]);
    const twice = '<sheetData><row><c r="A1" t="str"><v>a</v></c><c r="A1" t="str"><v>b</v></c></row></sheetData>';
    await expect(readAll(makeBook({ sheets: [{ name: "x", xml: twice }] }))).rejects.toMatchObject({
      code: "file.damaged",
    });
  });

  test("a value merged down counts for each of its rows; merged across it is one cell", async () => {
    const { summary, rows } = await readAll(
      oneSheet(
        [
          ["Bedrijf", "Contactpersoon", "Opmerking"],
          ["Bos BV", "Jan", "let op"],
          ["<c/>", "Piet", "<c/>"],
          ["<c/>", "<c/>", "<c/>"],
          ["Vis BV", "Kees", "<c/>"],
        ],
        {},
        '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="C2:D2"/></mergeCells>',
      ),
    );
    expect(rows).toEqual([
      ["Bos BV", "Jan", "let op"],
      ["Bos BV", "Piet", ""],
      ["", "", ""],
      ["Vis BV", "Kees", ""],
    ]);
    expect(summary.issueCounts).toEqual({ "cell.merged": 1 });
  });

  test("headings merged over groups of columns name each of them, and a title merged over all is a preamble", async () => {
    const { summary, rows } = await readAll(
      oneSheet(
        [
          ["Overzicht relaties 2026"],
          ["Bedrijf", "<c/>", "Contact", "<c/>"],
          ["Naam", "Plaats", "Naam", "Telefoon"],
          ["Bos BV", "Urk", "Jan", "0201234567"],
        ],
        {},
        '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:B2"/><mergeCell ref="C2:D2"/></mergeCells>',
      ),
    );
    expect(summary).toMatchObject({
      headers: ["Bedrijf Naam", "Bedrijf Plaats", "Contact Naam", "Contact Telefoon"],
      headerRow: 2,
      headerLines: 2,
      preamble: [["Overzicht relaties 2026"]],
    });
    expect(rows).toEqual([["Bos BV", "Urk", "Jan", "0201234567"]]);
  });
});

describe("sheets", () => {
  const sheet = (name: string, text: string, state?: string) => ({
    name,
    xml: text === "" ? "<sheetData/>" : sheetData([["Naam"], [text]]),
    ...(state ? { state } : {}),
  });
  const book = makeBook({
    sheets: [sheet("Geheim", "verborgen", "hidden"), sheet("Leeg", ""), sheet("Relaties", "Bos"), sheet("2", "twee")],
  });

  test("the first visible sheet that holds something is taken; hidden ones are offered last", async () => {
    const { summary, rows } = await readAll(book);
    expect(summary.sheet).toBe("Relaties");
    expect(summary.sheets.map(({ name }) => name)).toEqual(["Leeg", "Relaties", "2", "Geheim"]);
    expect(rows).toEqual([["Bos"]]);
  });

  test("a sheet is chosen by name, else by number; one that is not there is refused", async () => {
    expect((await readAll(book, { sheet: "geheim" })).rows).toEqual([["verborgen"]]);
    expect((await readAll(book, { sheet: "2" })).rows).toEqual([["twee"]]);
    expect((await readAll(book, { sheet: "3" })).rows).toEqual([["Bos"]]);
    await expect(readAll(book, { sheet: "x" })).rejects.toMatchObject({ code: "file.sheet_unknown" });
    await expect(readAll(book, { sheet: "Leeg" })).rejects.toMatchObject({ code: "file.empty" });
  });
});

test("any table of text and whole numbers comes back as it was written", async () => {
  const cell = fc.oneof(fc.string({ unit: "grapheme", maxLength: 12 }), fc.nat());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
      async (table) => {
        const clean = table.map((row) =>
          row.map((value) =>
            typeof value === "string" ? value.replace(/[<\p{Cc}\ufffe\uffff]/gu, "").replaceAll("_x", "") : value,
          ),
        );
        const rows = [["Begin"], ...clean, ["eind"]];
        const { rows: read } = await readAll(oneSheet(rows), { headerRow: 1, headerLines: 1 });
        const width = Math.max(...rows.map((row) => row.findLastIndex((value) => value !== "") + 1));
        expect(read).toEqual(rows.slice(1).map((row) => Array.from({ length: width }, (_, i) => String(row[i] ?? ""))));
      },
    ),
    { numRuns: 100 },
  );
});

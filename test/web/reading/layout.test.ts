import { describe, expect, test } from "vitest";
import { readAll } from "./support.ts";

describe("preamble", () => {
  test.each([
    ["a title and an empty line", "Relaties 2026\n\nBedrijfsnaam;Plaats;Telefoon\nBos;Urk;0201234567\n", 2],
    [
      "title, maker and date",
      "Export\nGemaakt door;J. Bos\nDatum:;25-11-2026\n\nNaam;KVK;Straat;Postcode;Plaats;Telefoon\nBos;12345678;Dam;1234AB;Urk;0201234567\n",
      4,
    ],
    ["padded by Excel", "Export;;;\n;;;\nNaam;KVK;Plaats;Telefoon\nBos;12345678;Urk;0201234567\n", 2],
    ["a comment", "# gemaakt door X\nnaam,plaats\nBos,Urk\nVis,Ede\n", 1],
    ["only empty lines", "\n\n\na,b,c\n1,2,3\n", 3],
  ])("%s is reported and is no part of the table", async (_what, text, lines) => {
    const { summary, rows } = await readAll(text);
    expect(summary).toMatchObject({ hasHeader: true, headerRow: lines + 1, headerLines: 1 });
    expect(summary.preamble).toHaveLength(lines);
    expect(rows).toHaveLength(text.trimEnd().split("\n").length - lines - 1);
  });

  test.each([
    ["a first row with gaps", "Naam;KVK;Plaats\nBos;;\nVis;12345678;Urk\n", 2],
    ["a short first row without a header", "Jansen\nBos;0201234567;Urk\nVis;0301234567;Ede\n", 3],
    ["one column", "Naam\nBos\nVis\n", 2],
    ["two columns, the first heading empty", ";Plaats\nBos;Urk\nVis;Ede\n", 2],
    ["all text, unknown words", "foo\nbar;baz;qux\nx;y;z\n", 3],
  ])("where in doubt nothing is taken off: %s", async (_what, text, rowCount) => {
    const { summary } = await readAll(text);
    expect(summary.preamble).toEqual([]);
    expect(summary.rowCount).toBe(rowCount);
  });
});

describe("header of two lines", () => {
  test.each([
    [
      "groups above names",
      "Bedrijf;;Contact;\nNaam;Plaats;Naam;Telefoon\nBos;Urk;Jan;0201234567\nVis;Ede;Piet;0301234567\n",
      ["Bedrijf Naam", "Plaats", "Contact Naam", "Telefoon"],
    ],
    [
      "a sparse group line",
      "Rapport\n\n;;;;;Contactpersoon;;\nNaam;Straat;Nr;Postcode;Plaats;Naam;Functie;Telefoon\nBos;Dam;1;1234AB;Urk;Jan;Chef;0201234567\n",
      ["Naam", "Straat", "Nr", "Postcode", "Plaats", "Contactpersoon Naam", "Functie", "Telefoon"],
    ],
    [
      "two languages",
      "Naam;Plaats;Telefoon\nName;City;Phone\nBos;Urk;0201234567\n",
      ["Naam Name", "Plaats City", "Telefoon Phone"],
    ],
    [
      "units in brackets",
      "Naam;Omzet;Personeel\n;(EUR);(fte)\nBos;100;3\nVis;200;4\n",
      ["Naam", "Omzet (EUR)", "Personeel (fte)"],
    ],
    ["words over numbers", "foo;bar;baz\nqux;quux;corge\na;1;2\nb;3;4\nc;5;6\n", ["foo qux", "bar quux", "baz corge"]],
  ])("%s: joined per column", async (_what, text, headers) => {
    const { summary, rows } = await readAll(text);
    expect(summary.headers).toEqual(headers);
    expect(summary.headerLines).toBe(2);
    expect(rows[0]).toHaveLength(headers.length);
  });

  test.each([
    ["empty-value words over numbers", "Naam;Omzet;Fte\nBos;onbekend;onbekend\na;1;2\nb;3;4\nc;5;6\n"],
    ["rows made of heading words", "title,name\ntest title 01,test name 01\n"],
    ["a table about tables", "key,value\nname,type\nid,status\ncode,date\n"],
    ["names that contain heading words", "Bedrijf;Plaats\nContact Groep;Urk\nMedia;Ede\n"],
  ])("a row is not taken for a heading: %s", async (_what, text) => {
    expect((await readAll(text)).summary.headerLines).toBe(1);
  });
});

test("the person's choice goes before any guess", async () => {
  const text = "Titel\nNaam;Plaats\nBos;Urk\n";
  const chosen = await readAll(text, { headerRow: 2 });
  expect(chosen.summary).toMatchObject({ headers: ["Naam", "Plaats"], preamble: [["Titel"]] });
  expect((await readAll(text, { headerRow: 0 })).rows).toHaveLength(3);
  expect((await readAll(text, { headerRow: 2, headerLines: 2 })).summary.headers).toEqual(["Naam Bos", "Plaats Urk"]);
  expect((await readAll(text)).summary.top[0]).toEqual(["Titel"]);
});

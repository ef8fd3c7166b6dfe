import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "#test/support/any-text.ts";
import { groupRecords } from "#worker/matching/cli/group-records.ts";
import { compareNames } from "#worker/matching/company-names.ts";
import { normaliseCity, normalisePostcode, splitAddress, streetNorm } from "#worker/matching/normalise/address.ts";
import { guessColumns } from "#worker/matching/normalise/columns.ts";
import { nameCore, normaliseCompanyName } from "#worker/matching/normalise/company-name.ts";
import { normaliseWebsite } from "#worker/matching/normalise/domain.ts";
import { normaliseEmail } from "#worker/matching/normalise/email.ts";
import { normaliseKvk } from "#worker/matching/normalise/kvk.ts";
import { normalisePersonName } from "#worker/matching/normalise/person-name.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import { fold, tidy } from "#worker/matching/normalise/text.ts";
import type { EngineField } from "#worker/matching/types.ts";

const FIELDS =
  "companyName legalForm kvk address street houseNumber houseNumberAddition postcode city country phone website email sector fte personName title firstName initials prefix lastName function contactEmail contactPhone mobile profile vat tradeName birthDate".split(
    " ",
  ) as EngineField[];
/** Text as people and machines make it: any sign, and pieces that the normalisers look for. */
const text = fc.oneof(
  anyText(40),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "van",
        "de",
        "der",
        "Smit",
        "J.",
        "B.V.",
        "v/h",
        "h/o",
        "t.a.v.",
        "(",
        ")",
        ",",
        "12",
        "a",
        "2161 AB",
        "Lisse",
        "06-",
        "31479454",
        "+31",
        "(0)",
        "@",
        "smit.nl",
        "KvK",
        "n.v.t.",
        "'s-",
        "-",
        "/",
        "&",
        "Postbus",
        "IJ",
        "é",
        "Dhr.",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(" ")),
);
const cells = fc.dictionary(fc.constantFrom(...FIELDS), text);
const RUNS = { numRuns: 400 };

/** What a normaliser makes of its own outcome is that outcome. */
const settles = (normalise: (value: string) => string | null | undefined) =>
  fc.assert(
    fc.property(text, (value) => {
      const once = normalise(value);
      if (once) expect(normalise(once)).toBe(once);
    }),
    RUNS,
  );

describe("reading cells", () => {
  it("never throws, whatever a cell holds", () => {
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 6 }), (rows) => {
        for (const [at, row] of rows.entries()) expect(() => normaliseRow(at + 1, row)).not.toThrow();
        const table = {
          file: "a.csv",
          fields: FIELDS,
          rows: rows.map((row) => FIELDS.map((field) => row[field] ?? "")),
        };
        const persons = { ...table, fields: FIELDS.map((field) => (field === "companyName" ? null : field)) };
        for (const entity of ["company", "contact"] as const)
          expect(groupRecords([table], entity).groups[0]).toHaveLength(rows.length);
        expect(groupRecords([persons], "contact").groups[0]).toHaveLength(rows.length);
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it("never throws on any heading or sample", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.array(text, { maxLength: 5 })), { maxLength: 8 }), (columns) => {
        const guesses = guessColumns(
          columns.map(([head]) => head),
          columns.map(([, samples]) => samples),
        );
        const fields = guesses.map(({ target }) => target).filter((target) => target !== null);
        expect(new Set(fields).size).toBe(fields.length);
      }),
      { numRuns: 200 },
    );
  });

  it.each<[string, (value: string) => string | null | undefined]>([
    ["text", tidy],
    ["letters", fold],
    ["KVK number", (value) => normaliseKvk(value).value],
    ["postcode", (value) => normalisePostcode(value)?.value],
    ["place", (value) => normaliseCity(value)?.value],
    ["phone", (value) => normalisePhones(value).phones[0]?.value],
    [
      "e-mail",
      (value) => (({ value: address }) => address)((normaliseEmail(value) || { value: "" }) as { value: string }),
    ],
    ["website", (value) => ((site) => (site && site !== "invalid" ? site.value : null))(normaliseWebsite(value))],
  ])("a %s once normalised stays as it is", (_, normalise) => settles(normalise));

  it("names and streets compare as themselves after a round through the normaliser", () => {
    fc.assert(
      fc.property(text, (value) => {
        const name = normaliseCompanyName(value);
        if (name) expect(compareNames(name.norm, nameCore(name.value))).toBe(3);
        const { street } = splitAddress(value);
        expect(streetNorm(tidy(street))).toBe(streetNorm(street));
        const person = normalisePersonName({ personName: value });
        if (person && person !== "desk") expect(JSON.parse(person.value)).toBeTypeOf("object");
      }),
      RUNS,
    );
  });
});

describe("values that many share", () => {
  it("a number, a website and an address of a whole list join nobody", () => {
    const words = "Brinkman Holtkamp Zwesema Wagenaar Terpstra Kuipers Wolters Mulder Postma Dekker".split(" ");
    const rows = Array.from({ length: 100 }, (_, at) => [
      `${words[at % 10]} ${words[Math.floor(at / 10)]} ${["Bouw", "Zorg"][at % 2]}`,
      "0252-410001",
      "samen.example",
      "Dorpsstraat 12",
      "2161 AB",
      "Lisse",
    ]);
    const fields: EngineField[] = ["companyName", "phone", "website", "address", "postcode", "city"];
    const { groups } = groupRecords([{ file: "a.csv", fields, rows }], "company");
    // Two orders of the same words are one name.
    const names = new Set(rows.map(([name]) => [...(name as string).split(" ")].sort().join(" ")));
    expect(new Set(groups[0]).size).toBe(names.size);
  });
});

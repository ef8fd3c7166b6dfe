import fc from "fast-check";
import parsePhoneNumber from "libphonenumber-js/min";
import { describe, expect, it } from "vitest";
import {
  normaliseCity,
  normalisePostcode,
  splitAddress,
  splitHouseNumber,
  streetNorm,
} from "#worker/matching/normalise/address.ts";
import { normaliseCompanyName } from "#worker/matching/normalise/company-name.ts";
import { isCompanyDomain, normaliseWebsite } from "#worker/matching/normalise/domain.ts";
import { normaliseEmail } from "#worker/matching/normalise/email.ts";
import { normaliseKvk } from "#worker/matching/normalise/kvk.ts";
import { normalisePersonName } from "#worker/matching/normalise/person-name.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";
import { isNothing, tidy } from "#worker/matching/normalise/text.ts";
import { normaliseVat } from "#worker/matching/normalise/vat.ts";
import type { PersonName } from "#worker/matching/types.ts";

const person = (cells: Parameters<typeof normalisePersonName>[0]): PersonName => {
  const name = normalisePersonName(cells);
  if (name === null || name === "desk") throw new Error("nobody");
  return JSON.parse(name.value);
};
const numbers = (cell: string) => normalisePhones(cell).phones.map((phone) => phone.value);

describe("values as people type them", () => {
  it.each(["n.v.t.", "NVT", "onbekend", "-", "?", " ", "geen", "--"])("%j says nothing", (cell) =>
    expect(isNothing(cell)).toBe(true),
  );
  it.each(["0612345678", "Nijhof", "Geenen B.V."])("%j says something", (cell) => expect(isNothing(cell)).toBe(false));

  it.each([
    ["Jansen & Zonen B.V.", "jansen zn", "bv"],
    ["Jansen en Zn. BV", "jansen zn", "bv"],
    ["Gebroeders De Vries V.O.F.", "gebr de vries", "vof"],
    ["Stichting De Brug", "de brug", "stichting"],
    ["STG. DE BRUG", "de brug", "stichting"],
    ["Coöperatie Zuivel U.A.", "zuivel", "cooperatie"],
    ["Mts. Van Dam", "van dam", "maatschap"],
    ["Arends Holding B.V.", "arends holding", "bv"],
    ["Bakkerij Kuijk t.a.v. de administratie", "bakkerij kuijk", undefined],
    ["Bakkerij Kuijk T.a.v.: mevr. Smit", "bakkerij kuijk", undefined],
    ["Gemeente Zwolle c.a.", "gemeente zwolle", undefined],
    ["Smit Bouw B.V. i.o.", "smit bouw", "bv"],
    ["Smit Bouw B.V. in liquidatie", "smit bouw", "bv"],
    ["SmitBouwBV", "smitbouw", "bv"],
    ["A.B.C. Bouw", "abc bouw", undefined],
    ["Müller Logistik GmbH & Co. KG", "muller logistik", "kg"],
    ["Lloyds Banking Group Public Limited Company", "lloijds banking group", "plc"],
    ["Beauty Spa", "beautij spa", undefined],
    ["Bakkerij Sas", "bakkerij sas", undefined],
    ["The Flower Company", "the flower companij", undefined],
    ["Siemens Aktiengesellschaft", "siemens", "ag"],
    ["Drukkerij Smit + Zoon", "drukkerij smit zn", undefined],
  ])("company name %j compares as %j", (cell, norm, form) => {
    const name = normaliseCompanyName(cell);
    expect([name?.norm, name?.legalForm?.norm]).toEqual([norm, form]);
  });

  it.each([
    ["De Linde v/h Hotel Smit", "de linde", "hotel smit"],
    ["De Linde B.V. (voorheen Hotel Smit)", "de linde", "hotel smit"],
    ["J. Smit h/o De Linde", "j smit", "de linde"],
    ["J. Smit t.h.o.d.n. De Linde", "j smit", "de linde"],
    ["Smit Beheer B.V. mede handelend onder de naam De Linde", "smit beheer", "de linde"],
    ["Smit Ltd t/a De Linde", "smit", "de linde"],
  ])("%j is found under both names", (cell, norm, other) => {
    const name = normaliseCompanyName(cell);
    expect([name?.norm, name?.otherNorms]).toEqual([norm, [other]]);
  });

  it.each([
    ["12345678", "12345678"],
    ["KvK 12 345 678", "12345678"],
    ["12.345.678", "12345678"],
    ["6650992", "06650992"],
    ["123456780001", "12345678"],
    ["12345678 Alkmaar", "12345678"],
    ["HR 12345678", "12345678"],
    ["000012345678", null],
    ["16AH00", null],
    ["n.v.t.", null],
  ])("KVK %j is %j", (cell, value) => expect(normaliseKvk(cell).value).toBe(value));

  it.each([
    ["(0348) 81 9496", ["+31348819496"]],
    ["+31 (0)348 819496", ["+31348819496"]],
    ["0031348819496", ["+31348819496"]],
    ["348819496", ["+31348819496"]],
    ["+31304474508 / 06-31479454", ["+31304474508", "+31631479454"]],
    ["050 7070720 toestel 12", ["+31507070720"]],
    ["050-7070720 of 06 31479454", ["+31507070720", "+31631479454"]],
    ["050-7070720 tst 12 / 06 31479454", ["+31507070720", "+31631479454"]],
    ["T: 0252-410001 M: 06-31479454", ["+31252410001", "+31631479454"]],
    ["06 31479454 06 31479455", ["+31631479454", "+31631479455"]],
    ["2842292", []],
    ["onbekend", []],
  ])("phone cell %j holds %j", (cell, found) => expect(numbers(cell)).toEqual(found));

  it("a plain Dutch number is read as the library reads it", () => {
    const shapes = (n: string) => [
      `0${n}`,
      `+31${n}`,
      `0031 ${n}`,
      `(0${n.slice(0, 2)}) ${n.slice(2)}`,
      `+31 (0)${n}`,
      n,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 899_999_999 }), (national) => {
        for (const shape of shapes(String(national))) {
          const parsed = parsePhoneNumber(shape.replace("(0)", ""), "NL");
          expect(numbers(shape)).toEqual(parsed?.isValid() ? [parsed.number] : []);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a number without a country is one of the country of the address", () => {
    expect(normalisePhones("02 550 12 34", "BE").phones[0]?.value).toBe("+3225501234");
  });

  it.each([
    ["NL 1234.56.789.B01", "NL123456789B01"],
    ["btw-nr: 123456789B01", "NL123456789B01"],
    ["BE 0123.456.789", "BE0123456789"],
    ["12345678", null],
    ["n.v.t.", null],
  ])("VAT id %j is %j", (cell, value) => expect(normaliseVat(cell)).toBe(value));

  it.each([
    ["Dorpsstraat 12 a", "Dorpsstraat", "12", "A"],
    ["Meerlaan 113C", "Meerlaan", "113", "C"],
    ["Dorpsstraat 12-14", "Dorpsstraat", "12", "14"],
    ["Plein 1944 12", "Plein 1944", "12", ""],
    ["1e Dwarsstraat 5 hs", "1e Dwarsstraat", "5", "HS"],
    ["Postbus 925", "Postbus", "925", ""],
  ])("address %j is split", (cell, street, number, addition) => {
    const split = splitAddress(cell);
    expect([split.street, split.house?.number, split.house?.addition]).toEqual([street, number, addition]);
  });

  it("reads house numbers, postcodes and places as the post does", () => {
    expect(splitHouseNumber("128 -130")).toEqual({ number: "128", addition: "130" });
    expect(splitHouseNumber("21-B")).toEqual({ number: "21", addition: "B" });
    expect(normalisePostcode("8017js")).toMatchObject({ value: "8017 JS", norm: "8017JS" });
    expect(normalisePostcode("1234 AB Amsterdam")?.place).toBe("Amsterdam");
    expect(normalisePostcode("12345")).toBeNull();
    expect(normaliseCity("'s-Gravenhage")?.norm).toBe(normaliseCity("DEN HAAG")?.norm);
    expect(normaliseCity("'s-Hertogenbosch")?.norm).toBe(normaliseCity("Den Bosch")?.norm);
    expect(normaliseCity("Alphen a/d Rijn")?.norm).toBe(normaliseCity("Alphen aan den Rijn")?.norm);
    expect(streetNorm("P.O. Box")).toBe(streetNorm("Postbus"));
    expect(streetNorm("Dr. Nolenslaan")).toBe(streetNorm("Dokter Nolensln."));
    expect(normaliseCity("Ljouwert")?.norm).toBe(normaliseCity("Leeuwarden")?.norm);
    expect(streetNorm("Van Weerden Poelmanstr.")).toBe(streetNorm("Van Weerden Poelmanstraat"));
  });

  it("takes .example for an ordinary domain and never a shared host or free mail for a company", () => {
    expect(normaliseWebsite("https://www.bakker-smit.example/contact")).toEqual({
      value: "bakker-smit.example",
      domain: "bakker-smit.example",
    });
    expect(normaliseWebsite("facebook.com/bakkersmit")).toEqual({ value: "facebook.com/bakkersmit", domain: null });
    expect(normaliseWebsite("geen website")).toBe("invalid");
    expect(normaliseWebsite("n.v.t.")).toBeNull();
    expect(isCompanyDomain("gmail.com")).toBe(false);
  });

  it("knows a desk's address from a person's", () => {
    expect(normaliseEmail("INFO@Smit.example")).toMatchObject({ value: "info@smit.example", role: true });
    expect(normaliseEmail("verkoop.zwolle@smit.example")).toMatchObject({ role: true });
    expect(normaliseEmail("Piet.Smit@smit.example")).toMatchObject({ role: false });
    expect(normaliseEmail("piet at smit")).toBe("invalid");
  });

  it.each<[string, PersonName]>([
    ["Dhr. J.P. van der Berg", { title: "dhr.", initials: "J.P.", prefix: "van der", lastName: "Berg" }],
    ["Jong, T.R. de", { initials: "T.R.", prefix: "de", lastName: "Jong" }],
    ["Mevr. drs. A. Jansen-de Vries", { title: "mevr.", initials: "A.", lastName: "Jansen-de Vries" }],
    ["JP Smit", { initials: "J.P.", lastName: "Smit" }],
    ["Jan Pieter Smit", { firstName: "Jan Pieter", lastName: "Smit" }],
    ["In 't Veld, P.", { initials: "P.", prefix: "in 't", lastName: "Veld" }],
  ])("person %j is taken apart", (cell, name) => expect(person({ personName: cell })).toEqual(name));

  it("puts a name together from its cells, whatever stands in them", () => {
    expect(person({ firstName: "M.A.", lastName: "Brouwer" })).toEqual({ initials: "M.A.", lastName: "Brouwer" });
    expect(person({ title: "Mevr.", initials: "GG", lastName: "Essen, van" })).toEqual({
      title: "mevr.",
      initials: "G.G.",
      prefix: "van",
      lastName: "Essen",
    });
    expect(normalisePersonName({ personName: "de administratie" })).toBe("desk");
  });

  it("normalising what was normalised changes nothing", () => {
    const text = fc.oneof(fc.string({ maxLength: 30 }), fc.stringMatching(/^[A-Za-z.&'é \-,]{1,30}$/));
    fc.assert(
      fc.property(text, (cell) => {
        expect(tidy(tidy(cell))).toBe(tidy(cell));
        const name = normaliseCompanyName(cell);
        if (name) expect(normaliseCompanyName(name.value)?.norm).toBe(name.norm);
        const city = normaliseCity(cell);
        if (city) expect(normaliseCity(city.value)?.norm).toBe(city.norm);
        const website = normaliseWebsite(cell);
        if (website && website !== "invalid") expect(normaliseWebsite(website.value)).toEqual(website);
        const email = normaliseEmail(cell);
        if (email && email !== "invalid") expect(normaliseEmail(email.value)).toEqual(email);
        for (const number of numbers(cell)) expect(numbers(number)).toEqual([number]);
      }),
    );
  });

  it("a person's name taken apart stays the same name", () => {
    const names = fc.record({
      title: fc.constantFrom("Dhr. ", "Mevr. ", "De heer ", ""),
      given: fc.constantFrom("J.P.", "Jan", "A", "Anne Marie", "Th.J."),
      prefix: fc.constantFrom("", "van der ", "de ", "van 't ", "v.d. "),
      last: fc.constantFrom("Berg", "Jansen-de Vries", "Boer", "Yildiz", "Çelik"),
    });
    fc.assert(
      fc.property(names, ({ title, given, prefix, last }) => {
        const plain = normalisePersonName({ personName: `${title}${given} ${prefix}${last}` });
        const sorted = normalisePersonName({ personName: `${title}${last}, ${given} ${prefix}`.trim() });
        if (plain === null || plain === "desk") throw new Error("nobody");
        expect(normalisePersonName(JSON.parse(plain.value))).toEqual(plain);
        expect((sorted as typeof plain).norm).toBe(plain.norm);
      }),
    );
  });
});

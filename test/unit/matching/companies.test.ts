import { describe, expect, it } from "vitest";
import { MemoryRegistry } from "#test/support/memory-registry.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { EngineField, NormalisedRow, TargetField } from "#worker/matching/types.ts";

type Cells = Partial<Record<EngineField, string>>;
const STAMP = { enteredOn: "2026-11-25", source: "source_a" };
const rowsOf = (list: Cells[]): NormalisedRow[] =>
  list.map((cells, at) => {
    const result = normaliseRow(at + 1, cells);
    if (!result.ok) throw new Error("refused");
    return result.row;
  });
/** The number of companies a list comes down to, in one chunk and one row at a time. */
function companiesIn(...list: Cells[]): number {
  const sizes = [2000, 1].map((chunk) => {
    const registry = new MemoryRegistry();
    registry.upload("a.csv", rowsOf(list), STAMP, chunk);
    return registry.companies.size;
  });
  expect(sizes[0]).toBe(sizes[1]);
  return sizes[0] as number;
}

const SMIT: Cells = {
  companyName: "Bakkerij Smit B.V.",
  kvk: "12345678",
  address: "Dorpsstraat 12",
  postcode: "2161 AB",
  city: "Lisse",
  phone: "0252-410001",
  website: "www.bakkerij-smit.example",
};
const without = (cells: Cells, ...fields: TargetField[]): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([field]) => !fields.includes(field as TargetField)));

describe("one company, untidily written (P4.1-2)", () => {
  it.each<[string, Cells]>([
    ["without KVK", without(SMIT, "kvk")],
    ["moved", { ...SMIT, address: "Heereweg 8", postcode: "2161 CD" }],
    ["renamed, same KVK", { ...SMIT, companyName: "Lisser Broodhuis" }],
    ["with its former name", { ...without(SMIT, "kvk"), companyName: "Lisser Broodhuis v/h Bakkerij Smit" }],
    ["misspelt", { ...without(SMIT, "kvk", "website"), companyName: "BAKKERIJ SMTI" }],
    ["with its place behind the name", { ...without(SMIT, "kvk"), companyName: "Bakkerij Smit Lisse" }],
    ["at its postbus", { ...without(SMIT, "kvk"), address: "Postbus 12", postcode: "2160 AA" }],
    [
      "under its trade name, by a column of its own",
      { ...without(SMIT, "kvk"), companyName: "Jansen Beheer", tradeName: "Bakkerij Smit" },
    ],
    ["with its letters apart", { ...without(SMIT, "kvk", "website"), companyName: "Bakkerij Sm it" }],
    ["KVK without its zero and another number", { ...SMIT, phone: "0252-419999", kvk: "KvK 12.345.678" }],
  ])("is known again %s", (_, other) => expect(companiesIn(SMIT, other)).toBe(1));

  it("two records become one when a later row bridges them, under the smaller id", () => {
    const registry = new MemoryRegistry();
    const byPhone = { companyName: SMIT.companyName as string, phone: SMIT.phone as string };
    const byAddress = without(SMIT, "kvk", "phone", "website");
    registry.upload("a.csv", rowsOf([byPhone, byAddress]), STAMP);
    expect(registry.companies.size).toBe(2);
    const [plan] = registry.upload("b.csv", rowsOf([{ ...byAddress, ...byPhone }]), STAMP);
    expect(plan?.companyMerges).toEqual([{ fromId: "company_0000001", intoId: "company_0000000" }]);
    expect(registry.companies.size).toBe(1);
    expect(new Set(registry.placed.map((row) => row.companyId)).size).toBe(1);
  });

  it("what two records know together counts: one gives the name, the other the number", () => {
    const named = without(SMIT, "phone");
    const numbered: Cells = {
      ...without(SMIT, "address", "postcode", "city"),
      companyName: "Lisser Broodhuis",
      phone: "0252-413333",
    };
    const third: Cells = { companyName: "Bakkerij Smit", city: "Lisse", phone: "0252-413333" };
    expect(companiesIn(named, numbered, third)).toBe(1);
    expect(companiesIn(third, numbered, named)).toBe(1);
    expect(companiesIn(numbered, third)).toBe(2);
  });

  it("one establishment number or VAT id with the name is one company; the id alone may be a group's", () => {
    const bare: Cells = { companyName: "Bakkerij Smit", city: "Lisse" };
    expect(companiesIn({ ...bare, kvk: "000012345678" }, { ...bare, kvk: "0000 1234 5678" })).toBe(1);
    expect(companiesIn({ ...bare, vat: "NL123456789B01" }, { ...bare, vat: "1234.56.789.B01" })).toBe(1);
    expect(
      companiesIn({ ...bare, vat: "NL123456789B01" }, { companyName: "Smit Holding", vat: "NL123456789B01" }),
    ).toBe(2);
  });

  it("another address is another site of the company", () => {
    const registry = new MemoryRegistry();
    registry.upload("a.csv", rowsOf([SMIT, { ...SMIT, address: "Heereweg 8", postcode: "2161 CD" }, SMIT]), STAMP);
    expect([...registry.companies.values()][0]?.sites.map((site) => site.key)).toEqual(["2161AB|12|", "2161CD|8|"]);
  });
});

describe("companies that must stay apart (P4.1-2)", () => {
  it("two different KVK numbers are two companies, whatever else is equal", () => {
    expect(companiesIn(SMIT, { ...SMIT, kvk: "87654321" })).toBe(2);
  });

  it("a name alone is never enough, nor a name and a place", () => {
    const name = { companyName: "Bakkerij Smit", city: "Lisse" };
    expect(companiesIn(name, { ...name, phone: "0252-418888" }, { ...name, phone: "0252-417777" })).toBe(3);
  });

  it("a website, a telephone number or an address without the name is never enough", () => {
    const other = { ...without(SMIT, "kvk"), companyName: "Architect De Groot" };
    expect(companiesIn(SMIT, other)).toBe(2);
  });

  it("branches: one name and website in several towns", () => {
    const branch = { companyName: "Bakkerij Smit B.V.", website: "bakkerij-smit.example" };
    expect(
      companiesIn(
        { ...branch, address: "Dorpsstraat 12", postcode: "2161 AB", city: "Lisse", phone: "0252-410001" },
        { ...branch, address: "Markt 3", postcode: "2011 AB", city: "Haarlem", phone: "023-5410001" },
        { ...branch, address: "Plein 9", postcode: "1011 AB", city: "Amsterdam", phone: "020-5410001" },
      ),
    ).toBe(3);
  });

  it("holdings of one family at one address, number and website", () => {
    const family = without(SMIT, "kvk");
    expect(
      companiesIn(
        { ...family, companyName: "Smit Beheer B.V." },
        { ...family, companyName: "Smit Holding B.V." },
        { ...family, companyName: "Smit Transport B.V." },
      ),
    ).toBe(3);
  });

  it("funds that only differ by their numeral, and short names that only resemble each other", () => {
    const bare = without(SMIT, "kvk");
    expect(
      companiesIn(
        { ...bare, companyName: "Smit Vastgoed Fonds II" },
        { ...bare, companyName: "Smit Vastgoed Fonds III" },
      ),
    ).toBe(2);
    expect(
      companiesIn({ ...bare, companyName: "A.A.B. International" }, { ...bare, companyName: "AES International" }),
    ).toBe(2);
  });

  it("a franchise with one website and one 088 number", () => {
    const franchise = { website: "quinlux.example", phone: "088-2372358" };
    expect(
      companiesIn(
        { ...franchise, companyName: "Quinlux Hoorn", city: "Hoorn" },
        { ...franchise, companyName: "Quinlux Doorn", city: "Doorn" },
        { ...franchise, companyName: "Quinlux Rijssen", city: "Rijssen" },
      ),
    ).toBe(3);
  });

  it("a row without KVK that fits two KVK numbers equally joins neither and is doubtful", () => {
    const registry = new MemoryRegistry();
    const [plan] = registry.upload("a.csv", rowsOf([SMIT, { ...SMIT, kvk: "87654321" }, without(SMIT, "kvk")]), STAMP);
    expect(registry.companies.size).toBe(3);
    expect(plan?.doubtfulCompanies).toHaveLength(2);
  });

  it("what a row left open is closed when it joins a company with another KVK number", () => {
    const registry = new MemoryRegistry();
    const neighbour: Cells = { ...without(SMIT, "website"), companyName: "Architect De Groot", kvk: "87654321" };
    const [plan] = registry.upload("a.csv", rowsOf([SMIT, neighbour, without(SMIT, "kvk")]), STAMP);
    expect(registry.companies.size).toBe(2);
    expect(plan?.doubtfulCompanies).toEqual([]);
  });

  it("branches in one town: two addresses and numbers stay apart, and a row that fits both joins neither", () => {
    const pizza: Cells = { companyName: "Pizza Roma", city: "Lisse", website: "pizzaroma.example" };
    const one: Cells = { ...pizza, address: "Markt 1", postcode: "2161 AA", phone: "0252-410001" };
    const other: Cells = { ...pizza, address: "Plein 9", postcode: "2162 BB", phone: "0252-429999" };
    expect(companiesIn(one, other)).toBe(2);
    const registry = new MemoryRegistry();
    registry.upload("a.csv", rowsOf([one, other, pizza]), STAMP);
    expect(registry.companies.size).toBe(3);
    expect(companiesIn(one, pizza)).toBe(1);
    expect(companiesIn(one, { ...pizza, address: "Postbus 7", postcode: "2160 AA" })).toBe(1);
    expect(companiesIn(one, { ...pizza, phone: "0252-410010" })).toBe(1);
  });

  it("rows of a bare name and place are as many companies, a main e-mail makes them one", () => {
    const bare: Cells = { companyName: "Bakkerij Smit", city: "Lisse" };
    expect(companiesIn(bare, bare)).toBe(2);
    const mail = { ...bare, email: "bakkerijsmit@gmail.com" };
    expect(companiesIn(mail, mail)).toBe(1);
    expect(companiesIn(mail, { ...mail, companyName: "Kapsalon Lotte" })).toBe(2);
  });

  it.each([
    ["Bakkerij Smit (hoofdkantoor)", "Bakkerij Smit"],
    ["Bakkerij Smit B.V. Lisse", "Bakkerij Smit"],
    ["Bakkerij Smti vof Lisse", "Bakkerij Smit"],
    ["Bakkerij v.d. Meer", "Bakkerij Van der Meer"],
    ["Bakkerij De Korenbloem", "Bakkerij Dee Korenbloem"],
  ])("%s is %s", (one, other) => {
    const bare = without(SMIT, "kvk");
    expect(companiesIn({ ...bare, companyName: one }, { ...bare, companyName: other })).toBe(1);
  });

  it("a role in a group is no slip of the fingers", () => {
    const bare = without(SMIT, "kvk");
    expect(companiesIn({ ...bare, companyName: "Visser Groen" }, { ...bare, companyName: "Visser Groep" })).toBe(2);
  });

  it("what is nearly enough goes to a person with its evidence", () => {
    const registry = new MemoryRegistry();
    const [plan] = registry.upload(
      "a.csv",
      rowsOf([SMIT, { ...without(SMIT, "kvk"), companyName: "Smit Brood" }]),
      STAMP,
    );
    expect(plan?.doubtfulCompanies.map((pair) => pair.evidence)).toEqual([
      ["name.part", "domain", "phone", "address", "place"],
    ]);
  });
});

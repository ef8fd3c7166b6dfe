import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePersons } from "#test/bench/made/persons.mjs";
import { scoreGroups } from "#test/bench/matching-score.mjs";
import { groupRecords, type MappedTable } from "#worker/matching/cli/group-records.ts";
import { readDate } from "#worker/matching/persons/person-record.ts";
import type { EngineField } from "#worker/matching/types.ts";

const FIELDS: EngineField[] = [
  "firstName",
  "lastName",
  "street",
  "houseNumber",
  "postcode",
  "city",
  "birthDate",
  "contactEmail",
];
const SURNAMES = "Brinkman Holtkamp Zwesema Wagenaar Terpstra Kuipers Wolters Mulder Postma Dekker".split(" ");
const FIRST = "Karel Pleun Sander Yasmin Floris Marijke Dirk Anouk Ruben Esther".split(" ");

/** Two hundred other persons, so that common values are common and rare ones rare. */
const crowd = Array.from({ length: 200 }, (_, at) => [
  FIRST[at % 10] as string,
  SURNAMES[Math.floor(at / 10) % 10] as string,
  `Straat${at % 37}`,
  String(1 + (at % 90)),
  `${1000 + at * 13} AB`,
  `Plaats${at % 20}`,
  `${1940 + (at % 60)}-0${1 + (at % 9)}-1${at % 10}`,
  "",
]);
const JAN = ["Johannes", "Vlielander", "Dorpsstraat", "12", "2161 AB", "Lisse", "1961-03-04", ""];
const but = (changes: Partial<Record<EngineField, string>>): string[] =>
  JAN.map((cell, at) => changes[FIELDS[at] as EngineField] ?? cell);

/** Whether the last two of the list are one person. */
function together(a: string[], b: string[]): boolean {
  const same = [
    [a, b],
    [b, a],
  ].map((pair) => {
    const table: MappedTable = { file: "a.csv", fields: FIELDS, rows: [...crowd, ...pair] };
    const [groups] = groupRecords([table], "contact").groups as [number[]];
    return groups.at(-1) === groups.at(-2);
  });
  expect(same[0]).toBe(same[1]);
  return same[0] as boolean;
}

describe("persons of a list without companies", () => {
  it.each<[string, Partial<Record<EngineField, string>>]>([
    ["misspelt", { firstName: "Johanes", lastName: "Vlielnader" }],
    ["under the call name", { firstName: "Jan" }],
    ["with names in each other's column", { firstName: "Vlielander", lastName: "Johannes" }],
    ["moved, with the same date of birth", { street: "Heereweg", houseNumber: "8", postcode: "2161 CD" }],
    ["without date of birth", { birthDate: "" }],
    ["with two digits of the date swapped", { birthDate: "1961-03-40" }],
    ["after marriage", { lastName: "De Wit" }],
  ])("are known again %s", (_, changes) => expect(together(JAN, but(changes))).toBe(true));

  it.each<[string, Partial<Record<EngineField, string>>]>([
    ["spouses at one address", { firstName: "Marijke", birthDate: "" }],
    ["father and son at one address, without the son's first name", { firstName: "", birthDate: "1988-10-21" }],
    [
      "namesakes elsewhere",
      { street: "Heereweg", houseNumber: "8", postcode: "9712 CD", city: "Groningen", birthDate: "" },
    ],
  ])("stay apart: %s", (_, changes) => expect(together(JAN, but(changes))).toBe(false));

  it("a name and a place alone never make two records one person", () => {
    const bare = ["Johannes", "Vlielander", "", "", "", "Lisse", "", ""];
    expect(together(bare, bare)).toBe(false);
  });

  it("the order of rows and files does not matter", () => {
    const made = makePersons(3, 300, 0.3);
    const fields = made.fields as EngineField[];
    const rows = made.rows.map((cells, at) => ({ cells, at }));
    const partition = (order: typeof rows, cut: number): string[] => {
      const parts = [order.slice(0, cut), order.slice(cut)];
      const { groups } = groupRecords(
        parts.map((part) => ({ file: "a.csv", fields, rows: part.map(({ cells }) => cells) })),
        "contact",
      );
      const members = new Map<number, number[]>();
      groups.flat().forEach((group, i) => {
        members.set(group, [...(members.get(group) ?? []), (order[i] as { at: number }).at]);
      });
      return [...members.values()].map((list) => list.sort((a, b) => a - b).join(" ")).sort();
    };
    const expected = partition(rows, 300);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: 300 }), fc.nat(300), (order, cut) => {
        expect(partition(order, cut)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  }, 30_000);

  it.each([
    [500, 0.3],
    [1500, 0.04],
    [1500, 0],
  ])("a list of %d of whom a share of %d repeats is told apart", (size, twice) => {
    const made = makePersons(11, size, twice);
    const table = { file: "a.csv", fields: made.fields as EngineField[], rows: made.rows };
    const groups = groupRecords([table], "contact").groups.flat();
    const { precision, recall } = scoreGroups(groups, made.truth);
    expect(precision).toBeGreaterThanOrEqual(0.995);
    expect(recall).toBeGreaterThanOrEqual(0.75);
  });

  it("what is nearly enough is told with its evidence, never with a value", () => {
    const rows = [...crowd, JAN, but({ firstName: "", birthDate: "" })];
    const { doubtful } = groupRecords([{ file: "a.csv", fields: FIELDS, rows }], "contact");
    expect(doubtful).toContainEqual({
      a: { table: 0, row: 201 },
      b: { table: 0, row: 202 },
      evidence: ["surname", "street", "number", "postcode", "city"],
    });
  });

  it("reads dates as people write them", () => {
    const dates = ["1975-12-20", "19751220", "20-12-1975", "20/12/1975", "20 december 1975", "1975-12-20T00:00:00Z"];
    expect(dates.map(readDate)).toEqual(dates.map(() => "19751220"));
    expect(readDate("vroeger")).toBe("");
  });
});

import { describe, expect, it } from "vitest";
import { MemoryRegistry } from "#test/support/memory-registry.ts";
import { splitAddress } from "#worker/matching/normalise/address.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { EngineField, NormalisedRow } from "#worker/matching/types.ts";

type Cells = Partial<Record<EngineField, string>>;
const rowsOf = (list: Cells[]): NormalisedRow[] =>
  list.map((cells, at) => {
    const result = normaliseRow(at + 1, cells);
    if (!result.ok) throw new Error("refused");
    return result.row;
  });
function companiesIn(...list: Cells[]): number {
  const registry = new MemoryRegistry();
  registry.upload("a.csv", rowsOf([...list, ...CROWD]), { enteredOn: "2026-11-25", source: "a" });
  return registry.companies.size - CROWD.length;
}
/** Names that share the words everybody uses. */
const CROWD: Cells[] = "Ashby Bellwood Camden Dalton Elmore Fenwick Garland Hadley Irving Jarvis Kendall Lowell"
  .split(" ")
  .map((name, at) => ({
    companyName: `${name} Child Care Center`,
    address: `${at + 1}00 N Main Street`,
    phone: `55500${10 + at}`,
  }));
const BEAR: Cells = { companyName: "El Valor - Teddy Bear 3", address: "6401 S. Pulaski Rd", phone: "2842292" };

describe("companies outside the Netherlands", () => {
  it.each<[string, string, string, string]>([
    ["728 W. Roosevelt (2nd floor)", "W. Roosevelt", "728", "wroosevelt"],
    ["728 West Roosevelt Road", "West Roosevelt Road", "728", "wroosevelt"],
    ["1710-1718 S. Loomis", "S. Loomis", "1710", "sloomis"],
    ["27 Sixth Avenue Suite 4", "Sixth Avenue", "27", "sixth"],
  ])("%j has its number first", (cell, street, number, norm) => {
    const split = splitAddress(cell);
    expect([split.street, split.house?.number, split.streetNorm]).toEqual([street, number, norm]);
  });

  it.each(["1e Dwarsstraat 5", "2e Hugo de Grootstraat 12", "Plein 1944 12"])("%j is a Dutch address", (cell) =>
    expect(splitAddress(cell).streetNorm).toBeUndefined(),
  );

  it("one establishment, its name written in part, at one address", () => {
    expect(
      companiesIn(BEAR, { companyName: "Teddy Bear Nursery School", address: "6401 South Pulaski", phone: "2842292" }),
    ).toBe(1);
  });

  it("words that everybody uses make nothing one, nor does a central number", () => {
    expect(
      companiesIn(BEAR, { companyName: "Kiddie Child Care Center", address: "6401 S Pulaski", phone: "2842292" }),
    ).toBe(2);
    const agency = (at: number): Cells => ({
      companyName: `El Valor ${["Rey", "Carlos", "Guadalupe"][at]}`,
      address: `${at + 2}5 W ${at}th St`,
      phone: "2842292",
    });
    expect(companiesIn(BEAR, agency(0), agency(1), agency(2))).toBe(4);
  });

  it("a holding at the address of its daughter stays apart", () => {
    expect(companiesIn(BEAR, { ...BEAR, companyName: "Teddy Bear Holding" })).toBe(2);
  });
});

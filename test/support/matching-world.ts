import fc from "fast-check";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { NormalisedRow, TargetField } from "#worker/matching/types.ts";

type Cells = Partial<Record<TargetField, string>>;

/** One file of one client, with the day it came in. */
export interface Upload {
  file: string;
  rows: NormalisedRow[];
  enteredOn: string;
}

const digits = (n: number, length: number) => String(n).padStart(length, "0");
const TRADES = ["Bakkerij", "Hotel", "Garage", "Drukkerij"];
const SURNAMES = ["Brinkman", "Holtkamp", "Zwesema", "Wagenaar"];
const FIRST = ["Karel", "Pleun", "Sander", "Yasmin"];

/** Sixteen companies with confusable neighbours: pairs share a building and number, or a name and website (branches). */
function companyCells(at: number): Cells {
  const branch = at % 4 === 3;
  const building = at % 4 === 1;
  const own = branch ? at - 1 : at;
  const house = building ? at - 1 : at;
  return {
    companyName: `${TRADES[own % 4]} ${["Noorderlicht", "Westerzon", "Oostwind", "Zuiderkruis"][Math.floor(own / 4) % 4]} B.V.`,
    kvk: digits(10_000_001 + at * 7_919, 8),
    street: `${["Lange", "Korte", "Nieuwe", "Oude"][Math.floor(house / 4) % 4]}straat`,
    houseNumber: String(10 + house),
    postcode: `${2100 + house * 37}AB`,
    city: ["Lisse", "Hoorn", "Zwolle", "Breda", "Assen", "Venlo", "Goes", "Sneek"][house % 8] as string,
    phone: `020-${digits(6_000_001 + house * 4_321, 7)}`,
    website: `www.bedrijf${own}.example`,
  };
}

/** Person 3 is a relative of person 0 with equal initials: both are only ever written with their own e-mail, which tells them apart. */
function personCells(company: number, at: number): Cells {
  const relative = at === 3;
  const name = { lastName: SURNAMES[relative ? 0 : at] as string, firstName: relative ? "K." : (FIRST[at] as string) };
  return {
    ...name,
    contactEmail: `p${at}@bedrijf${company}.example`,
    mobile: relative ? "" : `06-${digits(11_000_000 + company * 101 + at, 8)}`,
  };
}

const view = fc.record({
  company: fc.nat(15),
  person: fc.option(fc.nat(3), { nil: null }),
  drop: fc.subarray(["kvk", "website", "street"] as const, { maxLength: 2 }),
  plainName: fc.boolean(),
  initials: fc.boolean(),
  hide: fc.constantFrom("contactEmail", "mobile", ""),
  job: fc.constantFrom("Inkoper", "Directeur", ""),
  fte: fc.constantFrom("3", "12", ""),
  sector: fc.constantFrom("Bakkerij", "Horeca", ""),
});

function rowOf(ordinal: number, seen: typeof view extends fc.Arbitrary<infer V> ? V : never): NormalisedRow {
  const cells: Cells = { ...companyCells(seen.company), fte: seen.fte, sector: seen.sector };
  for (const field of seen.drop) cells[field] = "";
  if (seen.plainName) cells.companyName = cells.companyName?.replace(" B.V.", "").toUpperCase();
  if (seen.person !== null) {
    Object.assign(cells, personCells(seen.company, seen.person), { function: seen.job });
    if (seen.person < 3) {
      if (seen.initials) cells.firstName = `${cells.firstName?.[0]}.`;
      if (seen.hide && !(seen.hide === "contactEmail" && seen.person === 0)) cells[seen.hide] = "";
    }
  }
  const result = normaliseRow(ordinal, cells);
  if (!result.ok) throw new Error("the world makes no rows without a company");
  return result.row;
}

/** Uploads of several clients on different days, each an untidy part of one world. */
export const uploads: fc.Arbitrary<Upload[]> = fc
  .array(fc.array(view, { minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 4 })
  .map((files) =>
    files.map((views, at) => ({
      file: `file_${at}`,
      enteredOn: `2026-0${1 + at}-1${at}`,
      rows: views.map((seen, i) => rowOf(i + 1, seen)),
    })),
  );

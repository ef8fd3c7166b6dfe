import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCompanies, evidenceOf } from "#worker/matching/compare.ts";
import { decidePerson, personEvidence } from "#worker/matching/compare-contacts.ts";
import { decideCompany } from "#worker/matching/decide.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import { Comparer, STRIDE } from "#worker/matching/persons/levels.ts";
import { personRecord } from "#worker/matching/persons/person-record.ts";
import { Weigher } from "#worker/matching/persons/weigh.ts";
import type { ContactField, EngineField, NormalisedRow, Value } from "#worker/matching/types.ts";
import { WordWeights } from "#worker/matching/word-weights.ts";

type Cells = Partial<Record<EngineField, string>>;
const some = (...list: string[]) => fc.constantFrom("", ...list);

/** Untidy companies of a few streets, so that pairs agree in a part of what is known. */
const company: fc.Arbitrary<Cells> = fc.record({
  companyName: fc.constantFrom(
    "Bakkerij Smit B.V.",
    "BAKKERIJ SMTI",
    "Bakkerij Smit Lisse",
    "Smit Beheer B.V.",
    "Smit Holding",
    "Easter Seals - Teddy Bear 3",
    "Teddy Bear Nursery School III",
  ),
  kvk: some("12345678", "87654321", "12345679"),
  address: some("Dorpsstraat 12", "Postbus 12", "Heereweg 8", "728 W. Roosevelt Rd", "730 West Roosevelt Road"),
  postcode: some("2161 AB", "2161 CD", "60608"),
  city: some("Lisse", "Hoorn", "Chicago"),
  phone: some("0252-410001", "0252-410010", "088-1234567", "3125550100"),
  website: some("smit.example", "jansen.nl"),
});
const person: fc.Arbitrary<Cells> = fc.record({
  title: some("Dhr.", "Mevr."),
  firstName: some("Jan", "Johannes", "Hans", "Bart", "Bert", "Johanna", "J.P."),
  prefix: some("de", "van der", "v.d."),
  lastName: some("Vries", "Smit", "Smti", "Jansen-de Vries", "Vriesema"),
  function: some("Inkoper", "Directeur"),
  contactEmail: some("j.vries@smit.example", "j.vries@jansen.nl", "bart@smit.example"),
  mobile: some("06-31479454", "06-31479455"),
});

const rowOf = (cells: Cells): NormalisedRow => {
  const result = normaliseRow(1, cells);
  if (!result.ok) throw new Error("refused");
  return result.row;
};
function judge(a: Cells, b: Cells) {
  const [one, other] = [a, b].map((cells) => evidenceOf(rowOf(cells).companyKeys)) as [
    ReturnType<typeof evidenceOf>,
    ReturnType<typeof evidenceOf>,
  ];
  return decideCompany(compareCompanies(one, other, new Map(), new WordWeights([one, other])));
}
function evidenceOfPerson(cells: Cells) {
  const contact = rowOf({ companyName: "Smit", ...cells }).contact ?? {};
  const values = Object.entries(contact) as [ContactField, Value][];
  return personEvidence(
    values.map(([field, value]) => ({ field, value })),
    new Set(),
  );
}

describe("the judgement of two records (P4.1-2, P4.2-5)", () => {
  it("does not depend on which of the two companies is named first", () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        expect(judge(a, b)).toEqual(judge(b, a));
      }),
      { numRuns: 600 },
    );
  });

  it("does not depend on which of the two persons is named first", () => {
    fc.assert(
      fc.property(person, person, (a, b) => {
        const [one, other] = [evidenceOfPerson(a), evidenceOfPerson(b)];
        expect(decidePerson(one, other)).toEqual(decidePerson(other, one));
      }),
      { numRuns: 600 },
    );
  });

  it("two different KVK numbers are never one company, and a name is never enough", () => {
    fc.assert(
      fc.property(company, company, (a, b) => {
        const verdict = judge({ ...a, kvk: "12345678" }, { ...b, kvk: "87654321" }).verdict;
        expect(verdict).toBe("different");
        const named = (cells: Cells): Cells => ({ companyName: cells.companyName ?? "", city: cells.city ?? "" });
        expect(judge(named(a), named(b)).verdict).not.toBe("same");
      }),
      { numRuns: 300 },
    );
  });

  it("whoever contradicts by name is never one person, whatever else is shared", () => {
    const contradicting: [Cells, Cells][] = [
      [{ firstName: "Bart" }, { firstName: "Bert" }],
      [{ firstName: "Jan" }, { title: "Mevr.", firstName: "J." }],
      [{ firstName: "Simon" }, { firstName: "Simone" }],
      [{ personName: "L.J. (Bert)" }, { personName: "R.M." }].map(({ personName }) => ({
        personName: `${personName} Smit`,
      })) as [Cells, Cells],
    ];
    for (const [a, b] of contradicting) {
      const shared: Cells = { lastName: "Smit", contactEmail: "brood@smit.example", function: "Inkoper" };
      const [one, other] = [evidenceOfPerson({ ...shared, ...a }), evidenceOfPerson({ ...shared, ...b })];
      expect(decidePerson(one, other)).toMatchObject({ verdict: "doubtful", apart: true });
    }
  });

  it("a call name and a lost tussenvoegsel together take something besides the name", () => {
    const [a, b]: [Cells, Cells] = [
      { firstName: "Jan", prefix: "de", lastName: "Vries" },
      { firstName: "Johannes", lastName: "Vries" },
    ];
    const judged = (more: Cells) =>
      decidePerson(evidenceOfPerson({ ...a, ...more }), evidenceOfPerson({ ...b, ...more }));
    expect(judged({}).verdict).toBe("doubtful");
    expect(judged({ function: "Inkoper" }).verdict).toBe("same");
    expect(decidePerson(evidenceOfPerson(a), evidenceOfPerson({ ...b, prefix: "de" })).verdict).toBe("same");
  });
});

describe("weights of persons in a list", () => {
  const cells = (lastName: string, at: number): Cells => ({
    firstName: "Karel",
    lastName,
    birthDate: `19${10 + (at % 80)}-0${1 + (at % 9)}-1${at % 10}`,
  });
  const names = Array.from({ length: 200 }, (_, at) =>
    at < 120 ? "Jansen" : `Familie${"abcdefghijklmnop"[at % 16]}${at}`,
  );
  const records = [...names, "Vlielander", "Vlielander"].flatMap((name, at) => personRecord(cells(name, at)) ?? []);

  it("a rare surname weighs more than a common one", () => {
    const comparer = new Comparer();
    const weigher = new Weigher(records, comparer);
    const bits = (a: number, b: number): number => {
      const levels = new Uint8Array(STRIDE);
      comparer.compare(records[a] as never, records[b] as never, levels, 0);
      return weigher.weigh(a, b, levels, 0).bits;
    };
    // The date of birth differs in both pairs.
    expect(bits(200, 201)).toBeGreaterThan(bits(0, 1) + 4);
    expect(bits(0, 1)).toBe(bits(1, 0));
  });

  it("a word that many foreign names hold tells less than one that few hold", () => {
    const companies = Array.from({ length: 60 }, (_, at) => ({
      names: new Set([`learning center ${"abcdefghij"[at % 10]}${"klmnop"[at % 6]}${at}x`]),
      dutch: false,
      foreign: true,
    }));
    companies.push({ names: new Set(["teddy bear nursery"]), dutch: false, foreign: true });
    const weights = new WordWeights(companies);
    expect(weights.shared(new Set(["learning center"]), new Set(["learning center alpha"]))).toBe(0);
    expect(weights.shared(new Set(["teddy bear"]), new Set(["teddy bear nursery"]))).toBe(1);
  });
});

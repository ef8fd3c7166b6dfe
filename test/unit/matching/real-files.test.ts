import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { MemoryRegistry } from "#test/support/memory-registry.ts";
import { hasSharedData, normaliseTable, pairwise, readTable, sharedData } from "#test/support/sample-files.ts";

interface Source {
  file: string;
  path: string;
}
const LEADS: Source[] = [
  { file: "client_1.csv", path: "leads_nl/client_1.csv" },
  { file: "client_2.csv", path: "leads_nl/client_2.csv" },
  { file: "client_3.csv", path: "leads_nl/client_3.csv" },
  { file: "client_4.csv", path: "leads_nl/client_4.csv" },
].map((source) => ({ ...source, path: sharedData(source.path) }));
const OWN: Source[] = ["client_a.csv", "client_b.csv"].map((file) => ({
  file,
  path: resolve(import.meta.dirname, "samples", file),
}));
const SCHOOLS = "companies_nl/duo_basisscholen/po_addresses.csv";

/** Uploads the files in order and scores companies and contacts against the truth (columns file, row, company, contact). */
async function score(sources: Source[], truthPath: string) {
  const truth = new Map(
    (await readTable(truthPath))
      .slice(1)
      .map(([file, row, company, contact]) => [`${file}#${row}`, { company, contact }]),
  );
  const registry = new MemoryRegistry();
  for (const { file, path } of sources)
    registry.upload(file, normaliseTable(await readTable(path)), {
      enteredOn: "2026-11-25",
      source: `source_${file}`,
    });
  const right = registry.placed.map((row) => truth.get(`${row.file}#${row.ordinal}`));
  const companies = pairwise(
    registry.placed.map((row) => row.companyId),
    right.map((one) => one?.company || null),
  );
  const contacts = pairwise(
    registry.placed.map((row) => row.contactId),
    right.map((one) => one?.contact || null),
  );
  const groups = (field: "companyId" | "contactId") => {
    const byId = new Map<string, string[]>();
    for (const row of registry.placed)
      if (row[field]) byId.set(row[field], [...(byId.get(row[field]) ?? []), `${row.file}#${row.ordinal}`]);
    return [...byId.values()].map((rows) => rows.sort().join(" ")).sort();
  };
  return { companies, contacts, partition: [groups("companyId"), groups("contactId")] };
}

describe("two small files of two clients", () => {
  it("come down to the companies and persons they were made from (P4.1-2, P4.2-5)", async () => {
    const { companies, contacts } = await score(OWN, resolve(import.meta.dirname, "samples/truth.csv"));
    expect(companies).toEqual({ precision: 1, recall: 1 });
    expect(contacts).toEqual({ precision: 1, recall: 1 });
  });
});

describe.skipIf(!hasSharedData("leads_nl/client_1.csv"))("leads_nl (skipped where ../shared/data is absent)", () => {
  const truth = sharedData("leads_nl/truth_companies.csv");

  it("companies and contacts are found without wrong matches (P4.1-2, P4.2-5)", async () => {
    const { companies, contacts } = await score(LEADS, truth);
    expect(companies.precision).toBeGreaterThanOrEqual(0.999);
    expect(companies.recall).toBeGreaterThanOrEqual(0.985);
    expect(contacts.precision).toBeGreaterThanOrEqual(0.999);
    expect(contacts.recall).toBeGreaterThanOrEqual(0.97);
  }, 60_000);

  it("the order of the four files does not matter (P4.1-2)", async () => {
    const [one, two, three, four] = LEADS as [Source, Source, Source, Source];
    const turned = await score([four, two, three, one], truth);
    expect(turned.partition).toEqual((await score(LEADS, truth)).partition);
  }, 60_000);
});

describe.skipIf(!hasSharedData(SCHOOLS))("6,804 real schools (skipped where ../shared/data is absent)", () => {
  const load = async () => {
    const table = await readTable(sharedData(SCHOOLS));
    const registry = new MemoryRegistry();
    registry.upload("schools.csv", normaliseTable(table), { enteredOn: "2026-11-25", source: "s" });
    return { table, registry };
  };

  it("no two institutions (BRIN) become one company, and the 31 called De Regenboog stay 31 (P4.1-2)", async () => {
    const { table, registry } = await load();
    const brin = new Map<string, string>();
    const rainbows = new Set<string>();
    for (const { companyId, ordinal } of registry.placed) {
      const record = table[ordinal] as string[];
      expect(brin.get(companyId) ?? record[2]).toBe(record[2]);
      brin.set(companyId, record[2] as string);
      if (record[4]?.trim() === "Basisschool De Regenboog") rainbows.add(companyId);
    }
    expect(registry.placed.length).toBe(6804);
    expect(rainbows.size).toBe(31);
  }, 60_000);
});

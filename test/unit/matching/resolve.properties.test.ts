import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Upload, uploads } from "#test/support/matching-world.ts";
import { MemoryRegistry } from "#test/support/memory-registry.ts";
import { anchorOf } from "#worker/matching/survivorship.ts";
import type { ChunkPlan, Dated } from "#worker/matching/types.ts";

function load(list: Upload[], chunk = 2000): MemoryRegistry {
  const registry = new MemoryRegistry();
  for (const { file, rows, enteredOn } of list)
    registry.upload(file, rows, { enteredOn, source: `source_${file}` }, chunk);
  return registry;
}

/** The registry without ids: which rows stand together and which values they show, from which day. */
function outcome(registry: MemoryRegistry): string[] {
  const shown = (fields: Record<string, Dated | undefined>) =>
    Object.entries(fields)
      .map(([field, dated]) => `${field}=${dated?.value}@${dated && anchorOf(dated)}`)
      .sort();
  const groups = new Map<string, { rows: string[]; values: string[] }>();
  for (const { file, ordinal, companyId, siteId, contactId } of registry.placed) {
    const company = registry.companies.get(companyId);
    const contact = contactId ? registry.contacts.get(contactId) : undefined;
    const site = company?.sites.find((one) => one.id === siteId);
    for (const [id, values] of [
      [companyId, shown(company?.fields ?? {})],
      [siteId, shown(site?.fields ?? {})],
      [contactId, shown(contact?.fields ?? {})],
    ] as const) {
      if (!id) continue;
      const group = groups.get(id) ?? { rows: [], values };
      group.rows.push(`${file}#${ordinal}`);
      groups.set(id, group);
    }
  }
  return [...groups.entries()].map(([id, { rows, values }]) => `${id.split("_")[0]} ${rows.sort()} ${values}`).sort();
}

const changes = (plan: ChunkPlan) => [
  ...plan.companies.filter((one) => one.isNew || one.changed),
  ...plan.sites.filter((one) => one.isNew || one.changed),
  ...plan.companyKeys,
  ...plan.companyMerges,
  ...plan.siteMerges,
  ...plan.contacts.filter((one) => one.isNew),
  ...plan.contactValues,
  ...plan.contactMerges,
  ...plan.formerValues,
];
function anchors(registry: MemoryRegistry): Map<string, string> {
  const found = new Map<string, string>();
  for (const { id, fields } of [...registry.companies.values(), ...registry.contacts.values()])
    for (const [field, dated] of Object.entries(fields)) found.set(`${id} ${field} ${dated.norm}`, anchorOf(dated));
  return found;
}

describe("crossing (P4.1-2, P4.2-5)", () => {
  it("uploading the same rows again changes nothing, not even months later", () => {
    fc.assert(
      fc.property(uploads, (list) => {
        const registry = load(list);
        for (const { rows } of list) {
          const plan = registry.plan(rows, { enteredOn: "2026-12-01", source: "source_again" });
          expect(changes(plan)).toEqual([]);
          expect(plan.counts).toMatchObject({ newCompanies: 0, newContacts: 0, correctedValues: 0 });
        }
      }),
    );
  }, 60_000);

  it("the order of rows, chunks and uploads does not matter", () => {
    const shuffled = uploads.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length }),
        fc.integer({ min: 1, max: 7 }),
        fc.infiniteStream(fc.nat(1000)),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, permuted, chunk, stream]) => {
        const mixed = permuted.map((upload) => {
          const rows = upload.rows.map((row) => ({ row, at: stream.next().value as number }));
          return { ...upload, rows: rows.sort((a, b) => a.at - b.at).map(({ row }) => row) };
        });
        expect(outcome(load(mixed, chunk))).toEqual(outcome(load(list)));
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("an anchor never moves by crossing: the same value keeps its first day", () => {
    fc.assert(
      fc.property(uploads, (list) => {
        const registry = new MemoryRegistry();
        let before = new Map<string, string>();
        for (const { file, rows, enteredOn } of list) {
          registry.upload(file, rows, { enteredOn, source: file });
          const after = anchors(registry);
          for (const [key, anchor] of before) if (after.has(key)) expect(after.get(key)).toBe(anchor);
          before = after;
        }
      }),
    );
  }, 60_000);

  it("every row is placed, once", () => {
    fc.assert(
      fc.property(uploads, (list) => {
        const registry = load(list, 3);
        const rows = list.flatMap(({ file, rows }) => rows.map(({ ordinal }) => `${file}#${ordinal}`));
        expect(registry.placed.map(({ file, ordinal }) => `${file}#${ordinal}`).sort()).toEqual(rows.sort());
        for (const row of registry.placed) expect(registry.companies.has(row.companyId)).toBe(true);
        for (const row of registry.placed)
          if (row.contactId) expect(registry.contacts.get(row.contactId)?.companyId).toBe(row.companyId);
      }),
    );
  }, 60_000);
});

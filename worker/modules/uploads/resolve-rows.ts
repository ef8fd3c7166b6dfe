import { resolveChunk } from "#worker/matching/resolve.ts";
import type { ChunkPlan, NormalisedRow } from "#worker/matching/types.ts";
import { brokenPairs, isApartKey, keepApart } from "./apart.rules.ts";
import type { ChunkInput } from "./chunk-input.ts";
import { keepKnownPersons } from "./keep-persons.rules.ts";
import { isPin, pinKey, pinRows } from "./pin-rows.rules.ts";

const prefixes = { company: "cmp", site: "site", contact: "ctc" } as const;

/** The engine's answer. A refused person stays out: its row goes in as a row of the company (P7-8, P4.2-6). */
export const resolveRows = (input: ChunkInput, refused: ReadonlySet<number>): ChunkPlan => {
  const plan = resolveOnce(input, refused);
  const broken = brokenPairs(plan, input.found.apart);
  if (broken.length === 0) return plan;
  const companies = keepApart(input.found.companies, plan, broken);
  return resolveOnce({ ...input, found: { ...input.found, companies } }, refused);
};

const resolveOnce = (input: ChunkInput, refused: ReadonlySet<number>): ChunkPlan => {
  const pins = pinRows(input);
  const pinned = new Set(pins.values());
  const plan = resolveChunk({
    rows: input.rows.map(({ row, rowNumber }): NormalisedRow => {
      const pin = pins.get(rowNumber);
      return {
        ...row,
        contact: refused.has(rowNumber) ? null : row.contact,
        companyKeys: pin === undefined ? row.companyKeys : [...row.companyKeys, pinKey(pin)],
      };
    }),
    companies: input.found.companies.map((company) =>
      pinned.has(company.id) ? { ...company, keys: [...company.keys, pinKey(company.id)] } : company,
    ),
    contacts: input.found.contacts,
    stamp: input.stamp,
    newId: (entity) => input.newId(prefixes[entity]),
    crossingPersonal: input.crossingPersonal,
  });
  return keepKnownPersons(input, {
    ...plan,
    companyKeys: plan.companyKeys.filter(({ key }) => !isPin(key) && !isApartKey(key)),
  });
};

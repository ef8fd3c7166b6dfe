import type { Deps } from "#worker/deps.ts";
import type { ChunkPlan, KnownCompany } from "#worker/matching/types.ts";
import { aliasIds } from "#worker/modules/companies/index.ts";
import { companyReferences, findRefused, type Identifiers } from "#worker/modules/suppression/index.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";

const identifiers = ({ row: { contact }, kept }: PreparedRow, companies: string[]): Identifiers => ({
  emails: [...(contact?.email ? [contact.email.norm] : []), ...kept.emails],
  phones: [...[contact?.phone, contact?.mobile].flatMap((phone) => phone?.norm ?? []), ...kept.phones],
  name: contact?.name?.norm ?? null,
  companies,
});

/**
 * Row numbers whose person may not be created: suppressed (P7-8), or departed from the company the row was matched with
 * (P4.2-6). The company counts by its ids, its number and its name, as the row writes them and as the registry has them.
 */
export const refusedRows = async (
  deps: Deps,
  rows: readonly PreparedRow[],
  plan: ChunkPlan,
  known: readonly KnownCompany[],
): Promise<Set<number>> => {
  const asked = rows.filter(
    ({ row, kept }) => row.contact !== null || kept.emails.length > 0 || kept.phones.length > 0,
  );
  const { suppressed, departed } = await findRefused(deps, () => personsOf(asked, plan, known));
  return new Set([...suppressed, ...departed].map((index) => (asked[index] as PreparedRow).rowNumber));
};

const personsOf = (asked: readonly PreparedRow[], plan: ChunkPlan, known: readonly KnownCompany[]): Identifiers[] => {
  const companyOf = new Map(plan.rows.map(({ ordinal, companyId }) => [ordinal, companyId]));
  const planned = new Map(plan.companies.map((company) => [company.id, company]));
  const aliases = new Map(known.map(({ id, keys }) => [id, aliasIds(keys)]));
  for (const { fromId, intoId } of plan.companyMerges)
    aliases.set(intoId, [...(aliases.get(intoId) ?? []), fromId, ...(aliases.get(fromId) ?? [])]);
  return asked.map((prepared): Identifiers => {
    const id = companyOf.get(prepared.rowNumber) ?? "";
    const { company } = prepared.row;
    const { fields, isNew = true } = planned.get(id) ?? {};
    const references = [
      ...companyReferences({ id: isNew ? undefined : id, kvk: company.kvk?.norm, nameNorm: company.name.norm }),
      ...companyReferences({ kvk: fields?.kvk?.norm, nameNorm: fields?.name?.norm }),
      ...(aliases.get(id) ?? []),
    ];
    return identifiers(prepared, [...new Set(references)]);
  });
};

import type { Deps } from "#worker/deps.ts";
import type { NormalisedRow } from "#worker/matching/types.ts";
import { companyReferences, findRefused } from "#worker/modules/suppression/index.ts";
import { problem } from "#worker/platform/http/problem.ts";

/**
 * An edit may not bring back a person who objected, was erased, or left this company (P4.2-6, P7-8). The reason stays
 * neutral. @throws 409 `rows.person_refused`
 */
export const refusePerson = async (deps: Deps, companyId: string, { contact, company }: NormalisedRow) => {
  if (contact === null) return;
  const { suppressed, departed } = await findRefused(deps, [
    {
      emails: contact.email === undefined ? [] : [contact.email.norm],
      phones: [contact.phone, contact.mobile].flatMap((phone) => phone?.norm ?? []),
      name: contact.name?.norm ?? null,
      companies: companyReferences({ id: companyId, kvk: company.kvk?.norm, nameNorm: company.name.norm }),
    },
  ]);
  if (suppressed.size + departed.size > 0) throw problem("rows.person_refused");
};

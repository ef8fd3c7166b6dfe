import { comparableName, relateNames } from "#worker/matching/person-names.ts";
import type { ChunkPlan, CompanyField, ContactField, Dated, KnownContact, Stamp } from "#worker/matching/types.ts";

export interface NewQuestion {
  kind: "company" | "contact";
  recordId: string;
  field: string;
  dated: Dated;
}

/** The same surname written another way is no conflict: whoever it is, it was matched as this person. */
const isOtherName = (one: Dated, other: Dated) =>
  relateNames(comparableName(one.value), comparableName(other.value)).surname !== "equal";

const conflicts = (current: Dated | undefined, lost: Dated) =>
  current !== undefined &&
  current.verifiedOn !== null &&
  lost.verifiedOn === null &&
  lost.enteredOn >= current.verifiedOn &&
  lost.norm !== current.norm;

/**
 * Values of this chunk that lost to a verified one although they are newer: questions for the agent, not overwrites
 * (P4.2-5). What was known before asks nothing, so a file that is sent again asks once.
 */
export const questionsOf = (
  plan: Pick<ChunkPlan, "companies" | "contactValues" | "formerValues">,
  known: readonly KnownContact[],
  { source }: Stamp,
): NewQuestion[] => {
  const companies = new Map(plan.companies.map((company) => [company.id, company.fields]));
  const contacts = new Map(known.map((contact) => [contact.id, { ...contact.fields }]));
  for (const { contactId, field, dated } of plan.contactValues)
    contacts.set(contactId, { ...contacts.get(contactId), [field]: dated });
  return plan.formerValues.flatMap(({ entity, id, field, dated }): NewQuestion[] => {
    if (entity === "site" || dated.source !== source || field === "ceased") return [];
    const current =
      entity === "company" ? companies.get(id)?.[field as CompanyField] : contacts.get(id)?.[field as ContactField];
    if (!conflicts(current, dated)) return [];
    if (entity === "contact" && field === "name" && !isOtherName(current as Dated, dated)) return [];
    return [{ kind: entity, recordId: id, field, dated }];
  });
};

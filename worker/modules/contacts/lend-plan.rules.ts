import type { ChunkPlan, ContactField, KnownCompany, KnownContact } from "#worker/matching/types.ts";
import { type Lending, type LendingPerson, lendVerified } from "./lend-verified.rules.ts";

type Person = LendingPerson & { companyId: string; own: boolean };

/** Every person of the touched companies as the plan leaves them; those whose processing is restricted stay out. */
const personsAfter = (plan: ChunkPlan, known: readonly KnownContact[], restricted: ReadonlySet<string>): Person[] => {
  const into = new Map(plan.companyMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const gone = new Set(plan.contactMerges.map(({ fromId }) => fromId));
  const persons = new Map<string, Person>();
  for (const { id, companyId, fields, former = {}, own = false } of known)
    if (!gone.has(id) && !restricted.has(id))
      persons.set(id, { id, companyId: into.get(companyId) ?? companyId, fields: { ...fields }, former, own });
  for (const { id, companyId, isNew } of plan.contacts)
    if (isNew) persons.set(id, { id, companyId, fields: {}, own: true });
  for (const { contactId, field, dated } of plan.contactValues) {
    const person = persons.get(contactId);
    if (person !== undefined) person.fields[field] = dated;
  }
  return [...persons.values()];
};

const generalOf = (companyId: string, plan: ChunkPlan, companies: readonly KnownCompany[]) => {
  const ids = new Set([
    companyId,
    ...plan.companyMerges.filter(({ intoId }) => intoId === companyId).map(({ fromId }) => fromId),
  ]);
  const keys = [
    ...companies.filter(({ id }) => ids.has(id)).flatMap((company) => company.keys),
    ...plan.companyKeys.filter((key) => key.companyId === companyId).map(({ key }) => key),
  ];
  return new Set(keys.filter((key) => key.startsWith("p:")).map((key) => key.slice(2)));
};

/**
 * The plan with what agents verified flowing between this client's persons and those of others at the same companies
 * (`crossing.personal = verified`, P4.2-5). A plan without verified values stays as it is.
 */
export const lendToPlan = (
  plan: ChunkPlan,
  found: { companies: readonly KnownCompany[]; contacts: readonly KnownContact[]; restricted: ReadonlySet<string> },
): ChunkPlan => {
  const touched = new Set(plan.contacts.map(({ companyId }) => companyId));
  const at = new Map<string, Person[]>();
  for (const person of personsAfter(plan, found.contacts, found.restricted))
    if (touched.has(person.companyId)) at.set(person.companyId, [...(at.get(person.companyId) ?? []), person]);
  const lendings: (Lending & { companyId: string })[] = [];
  for (const [companyId, persons] of at) {
    const [own, others] = [persons.filter((person) => person.own), persons.filter((person) => !person.own)];
    if (own.length === 0 || others.length === 0) continue;
    const general = generalOf(companyId, plan, found.companies);
    for (const lending of [...lendVerified(others, own, general), ...lendVerified(own, others, general)])
      lendings.push({ ...lending, companyId });
  }
  return lendings.length === 0 ? plan : withLendings(plan, lendings);
};

const withLendings = (plan: ChunkPlan, lendings: readonly (Lending & { companyId: string })[]): ChunkPlan => {
  const written = new Set(plan.contacts.map(({ id }) => id));
  const place = ({ contactId, field }: { contactId: string; field: ContactField }) => `${contactId} ${field}`;
  const replaced = new Set(lendings.map(place));
  const others = new Map(
    lendings.filter(({ contactId }) => !written.has(contactId)).map((each) => [each.contactId, each]),
  );
  return {
    ...plan,
    contacts: [
      ...plan.contacts,
      ...[...others.values()].map(({ contactId: id, companyId }) => ({ id, companyId, isNew: false })),
    ],
    contactValues: [
      ...plan.contactValues.filter((value) => !replaced.has(place(value))),
      ...lendings.map(({ contactId, field, dated }) => ({ contactId, field, dated })),
    ],
    formerValues: [
      ...plan.formerValues,
      ...lendings.flatMap(({ contactId: id, field, lost }) =>
        lost === null ? [] : [{ entity: "contact" as const, id, field, dated: lost }],
      ),
    ],
  };
};

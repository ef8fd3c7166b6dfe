import { decidePerson, type PersonEvidence, personEvidence } from "#worker/matching/compare-contacts.ts";
import { sameDated, surviveAll } from "#worker/matching/survivorship.ts";
import type { ContactField, Dated, Former } from "#worker/matching/types.ts";

type Fields = Partial<Record<ContactField, Dated>>;
/** A client's record of a person at one company; `former` are values it had before, which still tell who it is. */
export interface LendingPerson {
  id: string;
  fields: Fields;
  former?: Former<ContactField>;
}
/** A verified value that flows into another client's record, and the value it replaces there. */
export interface Lending {
  contactId: string;
  field: ContactField;
  dated: Dated;
  lost: Dated | null;
}

const entries = (fields: Fields) =>
  (Object.entries(fields) as [ContactField, Dated][]).map(([field, value]) => ({ field, value }));
const isVerified = ({ value }: { value: Dated }) => value.verifiedOn !== null;
const valuesOf = ({ fields, former = {} }: LendingPerson) => [
  ...entries(fields),
  ...(Object.entries(former) as [ContactField, Dated[]][]).flatMap(([field, list]) =>
    list.map((value) => ({ field, value })),
  ),
];

/**
 * Under `crossing.personal = verified` clients keep records of their own of one person, and only what an agent verified
 * flows between them (P4.2-5). Who is who is judged by the engine's own rule, of the lending side by its verified values
 * alone; where two persons of either side fit, nothing flows. Which value stands is survivorship's word, so anchors move
 * by verification only.
 * @param general the company's own numbers, which tell nothing about a person
 */
export const lendVerified = (
  from: readonly LendingPerson[],
  to: readonly LendingPerson[],
  general: ReadonlySet<string>,
): Lending[] => {
  const evidenceOf = (person: LendingPerson) => personEvidence(valuesOf(person), general);
  const lenders = from
    .filter((person) => person.fields.name?.verifiedOn)
    .map((person) => ({
      id: person.id,
      fields: Object.fromEntries(
        entries(person.fields)
          .filter(isVerified)
          .map(({ field, value }) => [field, value]),
      ),
      evidence: personEvidence(valuesOf(person).filter(isVerified), general),
      whole: evidenceOf(person),
    }));
  if (lenders.length === 0) return [];
  const rivals = from.map((person) => ({ id: person.id, whole: evidenceOf(person) }));
  const takers = to.map((person) => ({ ...person, evidence: evidenceOf(person) }));
  const strength = (one: PersonEvidence, other: PersonEvidence) => {
    const decision = decidePerson(one, other);
    return decision.verdict === "same" ? decision.strength : 0;
  };
  return takers.flatMap((taker) => {
    const fits = lenders.map((lender) => strength(lender.evidence, taker.evidence));
    const most = Math.max(...fits);
    const fitting = lenders.filter((_, at) => most > 0 && fits[at] === most);
    const clear = fitting.every(
      (lender) =>
        takers.every((other) => other === taker || strength(lender.evidence, other.evidence) < most) &&
        rivals.every(
          (rival) =>
            rival.id === lender.id ||
            strength(rival.whole, taker.evidence) < most ||
            decidePerson(rival.whole, lender.whole).verdict === "same",
        ),
    );
    return clear ? lent(taker, fitting) : [];
  });
};

const lent = (taker: LendingPerson, lenders: readonly { fields: Fields }[]): Lending[] => {
  const fields = new Set(lenders.flatMap(({ fields }) => Object.keys(fields) as ContactField[]));
  return [...fields].flatMap((field): Lending[] => {
    const before = taker.fields[field];
    const all = [before, ...lenders.map((lender) => lender.fields[field])].filter((dated) => dated !== undefined);
    const { current } = surviveAll(all);
    if (current.verifiedOn === null || sameDated(before, current)) return [];
    return [
      {
        contactId: taker.id,
        field,
        dated: current,
        lost: before !== undefined && before.norm !== current.norm ? before : null,
      },
    ];
  });
};

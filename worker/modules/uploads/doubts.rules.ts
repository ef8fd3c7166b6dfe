import type { ChunkPlan } from "#worker/matching/types.ts";
import type { After } from "./after-merges.rules.ts";
import type { ChunkInput } from "./chunk-input.ts";
import type { IncomingRow } from "./place-rows.rules.ts";
import { type NewReview, pairKey } from "./rows.repository.ts";

/**
 * Doubts for a person to decide. Of two companies in one client's databases the newer waits, so nobody is called twice;
 * a doubt about somebody else's company holds nothing back and is told to the supervisor only (P1-5). Doubtful contacts
 * are asked about within one client's databases and otherwise stay apart (P4.2-5).
 */
export const reviewsOf = (
  input: ChunkInput,
  plan: ChunkPlan,
  mine: (id: string) => boolean,
  { own, rows, leads }: After,
  incoming: readonly IncomingRow[],
) => {
  const waiting = new Set<string>();
  const firstRow = new Map<string, number>();
  for (const row of [...incoming].reverse()) firstRow.set(row.companyId, row.rowNumber);
  const age = (id: string) => (leads.has(id) || !firstRow.has(id) ? 0 : (firstRow.get(id) ?? 0));
  const contacts = new Set([...own.contacts, ...[...rows, ...incoming].flatMap(({ contactId }) => contactId ?? [])]);
  const numbers = new Map(
    [...input.found.companies, ...plan.companies].flatMap(({ id, fields }) =>
      fields.kvk ? [[id, fields.kvk.norm]] : [],
    ),
  );
  const twoNumbers = (id: string, otherId: string) => {
    const [one, other] = [numbers.get(id), numbers.get(otherId)];
    return one !== undefined && other !== undefined && one !== other;
  };
  const isNew = (id: string, otherId: string) => input.asked?.has(pairKey(id, otherId)) !== true;
  const doubts = plan.doubtfulCompanies.filter(
    ({ companyId, otherId }) => isNew(companyId, otherId) && !twoNumbers(companyId, otherId),
  );
  const companies = doubts.map(({ companyId, otherId, evidence }): NewReview => {
    if (mine(companyId) && mine(otherId)) waiting.add(age(companyId) > age(otherId) ? companyId : otherId);
    return { id: input.newId("rev"), kind: "company", leftId: companyId, rightId: otherId, evidence };
  });
  const persons = plan.doubtfulContacts
    .filter(({ contactId, otherId }) => contacts.has(contactId) && contacts.has(otherId) && isNew(contactId, otherId))
    .map(({ contactId, otherId, evidence }): NewReview => {
      return { id: input.newId("rev"), kind: "contact", leftId: contactId, rightId: otherId, evidence };
    });
  return { reviews: [...companies, ...persons], waiting };
};

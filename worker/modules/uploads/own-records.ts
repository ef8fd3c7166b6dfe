import type { ChunkPlan } from "#worker/matching/types.ts";
import { ownContactId, separateStatements } from "#worker/modules/contacts/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import type { Surroundings } from "./registry.repository.ts";

/**
 * The surroundings with each shared person as two: this client's own record, under the id it gets when a row is about it,
 * and that of the others (`crossing.personal = verified`, P4.2-5).
 */
export const separated = async (
  found: Surroundings,
  shared: ReadonlySet<string>,
  clientId: string,
): Promise<Surroundings> => {
  const both = found.contacts.filter(({ id, own }) => own === true && shared.has(id));
  if (both.length === 0) return found;
  const ownOf = new Map<string, string>();
  for (const { id } of both) ownOf.set(id, await ownContactId(id, clientId));
  const own = (id: string) => ownOf.get(id) ?? id;
  return {
    ...found,
    contacts: found.contacts.flatMap((contact) =>
      ownOf.has(contact.id)
        ? [
            { ...contact, id: own(contact.id) },
            { ...contact, own: false },
          ]
        : [contact],
    ),
    rows: found.rows.map((row) => ({ ...row, contactId: row.contactId === null ? null : own(row.contactId) })),
    own: { ...found.own, contacts: new Set([...found.own.contacts].map(own)) },
    restricted: new Set([...found.restricted].flatMap((id) => [id, own(id)])),
    separated: new Map([...ownOf].map(([sharedId, ownId]) => [ownId, sharedId])),
  };
};

/** What makes the records that this plan is about the client's own. */
export const separatePlanStatements = (plan: ChunkPlan, found: Surroundings, clientId: string): Statement[] => {
  if (found.separated.size === 0) return [];
  const named = new Set([
    ...plan.rows.flatMap(({ contactId }) => contactId ?? []),
    ...plan.contactValues.map(({ contactId }) => contactId),
    ...plan.contactMerges.flatMap(({ fromId, intoId }) => [fromId, intoId]),
    ...plan.doubtfulContacts.flatMap(({ contactId, otherId }) => [contactId, otherId]),
  ]);
  const pairs = [...found.separated].filter(([ownId]) => named.has(ownId));
  return separateStatements(
    pairs.map(([ownId, sharedId]) => ({ ownId, sharedId })),
    clientId,
  );
};

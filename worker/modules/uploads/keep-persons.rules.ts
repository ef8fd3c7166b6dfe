import type { ChunkPlan, ContactField, KnownContact, Value } from "#worker/matching/types.ts";
import { rowKey, type StoredRow } from "./place-rows.rules.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";

const signature = (fields: Partial<Record<ContactField, Value>>) =>
  Object.entries(fields)
    .map(([field, { norm }]) => `${field}=${norm}`)
    .sort()
    .join("\n");

/**
 * A row whose person the engine would make anew, although this client brought that person in before (by the same record
 * of the same file, or with exactly these data): it keeps the person it has. The engine leaves such a row apart when it
 * fits two persons equally well, which is right once, but would add one more each time the file is sent (P4.1-2).
 */
export const keepKnownPersons = (
  input: {
    upload: { contentHash: string };
    found: { contacts: readonly KnownContact[]; rows: readonly StoredRow[] };
    rows: readonly PreparedRow[];
  },
  plan: ChunkPlan,
): ChunkPlan => {
  const created = new Set(plan.contacts.filter(({ isNew }) => isNew).map(({ id }) => id));
  if (created.size === 0 || input.found.contacts.length === 0) return plan;
  const into = new Map(plan.companyMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const merged = new Map(plan.contactMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const live = new Map(
    input.found.contacts.map((contact) => [contact.id, into.get(contact.companyId) ?? contact.companyId]),
  );
  const held = new Set(input.found.rows.flatMap(({ contactId }) => contactId ?? []));
  const byData = new Map<string, string>();
  for (const contact of input.found.contacts)
    if (held.has(contact.id)) byData.set(`${live.get(contact.id)} ${signature(contact.fields)}`, contact.id);
  const byRecord = new Map(input.found.rows.map((row) => [row.rowKey, row.contactId]));
  const prepared = new Map(input.rows.map(({ rowNumber, row }) => [rowNumber, row]));
  const rows = plan.rows.map((row) => {
    const contact = prepared.get(row.ordinal)?.contact;
    if (row.contactId === null || !created.has(row.contactId) || !contact) return row;
    const before = byRecord.get(rowKey(input.upload.contentHash, row.ordinal));
    const known = before ?? byData.get(`${row.companyId} ${signature(contact)}`);
    if (!known || live.get(known) !== row.companyId) return row;
    return { ...row, contactId: merged.get(known) ?? known };
  });
  const used = new Set(rows.map(({ contactId }) => contactId));
  const dropped = (id: string) => created.has(id) && !used.has(id);
  return {
    ...plan,
    rows,
    contacts: plan.contacts.filter(({ id }) => !dropped(id)),
    contactValues: plan.contactValues.filter(({ contactId }) => !dropped(contactId)),
    doubtfulContacts: plan.doubtfulContacts.filter(
      ({ contactId, otherId }) => !dropped(contactId) && !dropped(otherId),
    ),
  };
};

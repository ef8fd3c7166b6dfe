import { type Cluster, groupBy } from "./cluster.ts";
import { personEvidence } from "./compare-contacts.ts";
import { mergeFields, stamped } from "./merge-fields.ts";
import { groupPersons, type PersonNode } from "./resolve-contacts.ts";
import type { ChunkPlan, ContactField, Dated, KnownContact, NormalisedRow, ResolveInput, Value } from "./types.ts";

type RowContact = NonNullable<NormalisedRow["contact"]>;
const entries = (fields: Partial<Record<ContactField, Value>>) =>
  (Object.entries(fields) as [ContactField, Value][]).map(([field, value]) => ({ field, value }));
const signatureOf = (contact: RowContact): string =>
  JSON.stringify(
    entries(contact)
      .map(({ field, value }) => [field, value.norm, value.value])
      .sort(),
  );

/** Known contacts a row's person may be compared with; under "verified" only the client's own (P4.2-5). */
function comparable(contact: KnownContact, input: ResolveInput): boolean {
  if (input.crossingPersonal === "all" || contact.own) return true;
  return Object.values(contact.fields).some((dated) => dated.source === input.stamp.source);
}

function formerEntries(contact: KnownContact) {
  return (Object.entries(contact.former ?? {}) as [ContactField, Dated[]][]).flatMap(([field, list]) =>
    list.map((value) => ({ field, value })),
  );
}

/** Matches the cluster's persons and adds them to the plan; `keys` are all keys of the company. Returns the contact id of a row. */
export function planContacts(
  cluster: Cluster,
  contacts: KnownContact[],
  keys: ReadonlySet<string>,
  input: ResolveInput,
  plan: ChunkPlan,
): (row: NormalisedRow) => string | null {
  const withPerson = cluster.rows.filter((row) => row.contact !== null);
  for (const contact of contacts)
    if (contact.companyId !== cluster.id && !comparable(contact, input))
      plan.contacts.push({ id: contact.id, companyId: cluster.id, isNew: false });
  const known = contacts.filter((contact) => comparable(contact, input)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const bundles = [...groupBy(withPerson, (row) => signatureOf(row.contact as RowContact)).entries()];
  if (bundles.length === 0 && cluster.known.length < 2) return () => null;

  const general = new Set([...keys].filter((key) => key.startsWith("p:")).map((key) => key.slice(2)));
  const nodes: PersonNode[] = [
    ...known.map((contact) => ({
      evidence: personEvidence([...entries(contact.fields), ...formerEntries(contact)], general),
      knownAt: contact.companyId,
      signature: signatureOf(contact.fields),
    })),
    ...bundles.map(([signature, rows]) => ({
      evidence: personEvidence(entries(rows[0]?.contact as RowContact), general),
      knownAt: null,
      signature,
    })),
  ];
  const { groups, doubtful } = groupPersons(nodes);
  const ids = new Map<number, string>();
  const rowIds = new Map<number, string>();
  for (let at = 0; at < nodes.length; at++) {
    const root = groups.root(at);
    if (ids.has(root)) continue;
    const members = [...groups.members(at)];
    const olds = members.filter((m) => m < known.length).map((m) => known[m] as KnownContact);
    olds.sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = members.filter((m) => m >= known.length).flatMap((m) => bundles[m - known.length]?.[1] ?? []);
    const id = olds[0]?.id ?? input.newId("contact");
    ids.set(root, id);
    for (const row of rows) rowIds.set(row.ordinal, id);
    if (rows.length > 0 || olds.length > 1 || olds[0]?.companyId !== cluster.id)
      planPerson(id, olds, rows, cluster, input, plan);
  }
  const told = new Set<string>();
  for (const { a, b, evidence } of doubtful) {
    const [one, other] = [ids.get(groups.root(a)) as string, ids.get(groups.root(b)) as string].sort() as [
      string,
      string,
    ];
    if (one === other || told.has(one + other)) continue;
    told.add(one + other);
    plan.doubtfulContacts.push({ contactId: one, otherId: other, evidence });
  }
  return (row) => rowIds.get(row.ordinal) ?? null;
}

function planPerson(
  id: string,
  olds: KnownContact[],
  rows: NormalisedRow[],
  cluster: Cluster,
  input: ResolveInput,
  plan: ChunkPlan,
): void {
  const isNew = olds.length === 0;
  const merged = mergeFields(
    olds[0],
    [...olds.map((contact) => contact.fields), ...rows.map((row) => stamped(row.contact as RowContact, input.stamp))],
    olds.map((contact) => contact.former),
  );
  plan.contacts.push({ id, companyId: cluster.id, isNew });
  for (const field of merged.changed)
    plan.contactValues.push({ contactId: id, field, dated: merged.fields[field] as Dated });
  for (const { field, dated } of merged.former) plan.formerValues.push({ entity: "contact", id, field, dated });
  for (const contact of olds.slice(1)) plan.contactMerges.push({ fromId: contact.id, intoId: id });
  if (isNew) plan.counts.newContacts++;
  else {
    if (rows.length > 0) plan.counts.matchedContacts++;
    plan.counts.correctedValues += merged.corrected.length;
  }
}

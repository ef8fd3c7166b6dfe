import { type Cluster, groupBy } from "./cluster.ts";
import type { Groups } from "./groups.ts";
import { mergeFields, stamped } from "./merge-fields.ts";
import { isNationalNumber } from "./normalise/phone.ts";
import { planContacts } from "./plan-contacts.ts";
import { planSites } from "./plan-sites.ts";
import { type CompanyNode, groupCompanies } from "./resolve-companies.ts";
import type { ChunkPlan, KnownCompany, KnownContact, NormalisedRow, ResolveInput } from "./types.ts";

/**
 * Matches the rows of one chunk with each other and with the registry, and says what changes (P4.1-2, P4.2-5). Pure: the same input
 * gives the same plan, the same rows again give a plan without changes, and no value's anchor moves. Rows that bridge two known
 * companies merge them; two different KVK numbers never come together. Limit: a row without KVK that fits two KVK numbers equally
 * stays apart when both are known, and stays with the first when the second comes later; likewise a person written by surname and
 * initials only, of whom a relative with the same initials turns up afterwards.
 */
export function resolveChunk(input: ResolveInput): ChunkPlan {
  const plan = emptyPlan();
  const companies = [...input.companies].sort((a, b) => (a.id < b.id ? -1 : 1));
  const bundles = bundleRows(input.rows);
  const nodes: CompanyNode[] = [
    ...companies.map((company) => ({ keys: company.keys, known: true })),
    ...bundles.map((bundle) => ({ keys: bundle[0]?.companyKeys ?? [], known: false })),
  ];
  const { groups, doubtful } = groupCompanies(nodes);
  const { clusters, byNode } = gather(groups, companies, bundles, input);
  const contactsAt = groupBy(input.contacts, (contact) => contact.companyId);
  const rows = new Map<number, ChunkPlan["rows"][number]>();
  for (const cluster of clusters) {
    const contacts = cluster.known.flatMap((company) => contactsAt.get(company.id) ?? []);
    planCluster(cluster, contacts, input, plan, rows);
  }
  plan.rows = [...rows.values()].sort((a, b) => a.ordinal - b.ordinal);
  const told = new Set<string>();
  for (const { a, b, evidence } of doubtful) {
    const [one, other] = [byNode(a), byNode(b)].sort();
    if (!one || !other || one === other || told.has(one + other)) continue;
    told.add(one + other);
    plan.doubtfulCompanies.push({ companyId: one, otherId: other, evidence });
  }
  return plan;
}

/** A plan that changes nothing. */
export const emptyPlan = (): ChunkPlan => ({
  rows: [],
  companies: [],
  sites: [],
  companyKeys: [],
  companyMerges: [],
  siteMerges: [],
  contacts: [],
  contactValues: [],
  contactMerges: [],
  formerValues: [],
  doubtfulCompanies: [],
  doubtfulContacts: [],
  counts: { newCompanies: 0, matchedCompanies: 0, correctedValues: 0, newContacts: 0, matchedContacts: 0 },
});

/** Rows with the same keys are one node: nothing could tell them apart. Names, places and shared numbers alone make nobody the same. */
function bundleRows(rows: NormalisedRow[]): NormalisedRow[][] {
  const telling = (key: string) => !key.startsWith("n:") && !(key.startsWith("p:") && isNationalNumber(key.slice(2)));
  return [
    ...groupBy(rows, ({ companyKeys, ordinal }) =>
      companyKeys.some(telling) ? companyKeys.join("\n") : `#${ordinal}`,
    ).values(),
  ];
}

function gather(groups: Groups, companies: KnownCompany[], bundles: NormalisedRow[][], input: ResolveInput) {
  const ids = new Map<number, string>();
  const clusters: Cluster[] = [];
  const first = companies.length;
  for (let at = first; at < first + bundles.length; at++) {
    const root = groups.root(at);
    if (ids.has(root)) continue;
    const members = groups.members(at);
    const known = members.filter((m) => m < first).map((m) => companies[m] as KnownCompany);
    known.sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = members.filter((m) => m >= first).flatMap((m) => bundles[m - first] as NormalisedRow[]);
    const id = known[0]?.id ?? input.newId("company");
    ids.set(root, id);
    clusters.push({ id, isNew: known.length === 0, known, rows });
  }
  const byNode = (at: number): string | undefined => ids.get(groups.root(at)) ?? companies[at]?.id;
  return { clusters, byNode };
}

function planCluster(
  cluster: Cluster,
  contacts: KnownContact[],
  input: ResolveInput,
  plan: ChunkPlan,
  rows: Map<number, ChunkPlan["rows"][number]>,
): void {
  const { id, isNew, known } = cluster;
  const all = [
    ...known.map((company) => company.fields),
    ...cluster.rows.map((row) => stamped(row.company, input.stamp)),
  ];
  const merged = mergeFields(
    known[0],
    all,
    known.map((company) => company.former),
  );
  plan.companies.push({ id, isNew, changed: isNew || merged.changed.length > 0, fields: merged.fields });
  for (const { field, dated } of merged.former) plan.formerValues.push({ entity: "company", id, field, dated });
  const had = new Set(known[0]?.keys);
  for (const key of [
    ...known.slice(1).flatMap((company) => company.keys),
    ...cluster.rows.flatMap((row) => row.companyKeys),
  ]) {
    if (!had.has(key)) plan.companyKeys.push({ companyId: id, key });
    had.add(key);
  }
  for (const company of known.slice(1)) plan.companyMerges.push({ fromId: company.id, intoId: id });
  if (isNew) plan.counts.newCompanies++;
  else {
    plan.counts.matchedCompanies++;
    plan.counts.correctedValues += merged.corrected.length;
  }
  const siteOf = planSites(cluster, input, plan);
  const contactOf = planContacts(cluster, contacts, had, input, plan);
  for (const row of cluster.rows)
    rows.set(row.ordinal, { ordinal: row.ordinal, companyId: id, siteId: siteOf(row), contactId: contactOf(row) });
}

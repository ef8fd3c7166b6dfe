import type { Cluster } from "./cluster.ts";
import { mergeFields, stamped } from "./merge-fields.ts";
import type { ChunkPlan, KnownSite, NormalisedRow, ResolveInput, SiteField, Value } from "./types.ts";

type RowSite = NonNullable<NormalisedRow["site"]>;
const SITE_FIELDS: SiteField[] = ["street", "city", "country"];

function valuesOf(site: RowSite): Partial<Record<SiteField, Value>> {
  const values: Partial<Record<SiteField, Value>> = {};
  for (const field of SITE_FIELDS) if (site[field]) values[field] = site[field];
  return values;
}

/** The cluster's sites: one per key; another address is another site. Returns the site id of a row. */
export function planSites(
  cluster: Cluster,
  input: ResolveInput,
  plan: ChunkPlan,
): (row: NormalisedRow) => string | null {
  const known = new Map<string, KnownSite[]>();
  for (const company of cluster.known)
    for (const site of company.sites) known.set(site.key, [...(known.get(site.key) ?? []), site]);
  const moved = new Set(cluster.known.slice(1).flatMap((company) => company.sites.map((site) => site.key)));
  const incoming = new Map<string, RowSite[]>();
  for (const { site } of cluster.rows) if (site) incoming.set(site.key, [...(incoming.get(site.key) ?? []), site]);
  const ids = new Map<string, string>();
  for (const key of new Set([...moved, ...incoming.keys()])) {
    const olds = (known.get(key) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = incoming.get(key) ?? [];
    const [old] = olds;
    const shape = old ?? (rows[0] as RowSite);
    const id = old?.id ?? input.newId("site");
    ids.set(key, id);
    const merged = mergeFields(
      old,
      [...olds.map((site) => site.fields), ...rows.map((site) => stamped(valuesOf(site), input.stamp))],
      olds.map((site) => site.former),
    );
    const { houseNumber, addition, postcode } = shape;
    const changed = !old || merged.changed.length > 0 || moved.has(key);
    plan.sites.push({
      id,
      companyId: cluster.id,
      isNew: !old,
      changed,
      key,
      houseNumber,
      addition,
      postcode,
      fields: merged.fields,
    });
    for (const { field, dated } of merged.former) plan.formerValues.push({ entity: "site", id, field, dated });
    for (const site of olds.slice(1)) plan.siteMerges.push({ fromId: site.id, intoId: id });
    if (!cluster.isNew) plan.counts.correctedValues += merged.corrected.length;
  }
  return (row) => (row.site ? (ids.get(row.site.key) ?? null) : null);
}

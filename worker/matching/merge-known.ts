import { mergeFields } from "./merge-fields.ts";
import { planContacts } from "./plan-contacts.ts";
import { planSites } from "./plan-sites.ts";
import { emptyPlan } from "./resolve.ts";
import type { ChunkPlan, ContactField, Dated, KnownCompany, KnownContact, ResolveInput } from "./types.ts";

type Settings = Pick<ResolveInput, "stamp" | "newId" | "crossingPersonal">;

/** The plan by which a person's "same" makes two companies one (P4.1-2): survivors by their dates, the smaller id stays. */
export function mergeKnownCompanies(
  pair: [KnownCompany, KnownCompany],
  contacts: KnownContact[],
  settings: Settings,
): ChunkPlan {
  const [kept, removed] = [...pair].sort((a, b) => (a.id < b.id ? -1 : 1)) as [KnownCompany, KnownCompany];
  const plan = emptyPlan();
  const input: ResolveInput = { ...settings, rows: [], companies: [kept, removed], contacts };
  const merged = mergeFields(kept, [kept.fields, removed.fields], [kept.former, removed.former]);
  plan.companies.push({ id: kept.id, isNew: false, changed: merged.changed.length > 0, fields: merged.fields });
  const keys = new Set(kept.keys);
  for (const key of removed.keys) if (!keys.has(key)) plan.companyKeys.push({ companyId: kept.id, key });
  for (const key of removed.keys) keys.add(key);
  plan.companyMerges.push({ fromId: removed.id, intoId: kept.id });
  const cluster = { id: kept.id, isNew: false, known: [kept, removed], rows: [] };
  planSites(cluster, input, plan);
  planContacts(cluster, contacts, keys, input, plan);
  return plan;
}

/** The same for two contacts of one company. */
export function mergeKnownContacts(pair: [KnownContact, KnownContact]): ChunkPlan {
  const [kept, removed] = [...pair].sort((a, b) => (a.id < b.id ? -1 : 1)) as [KnownContact, KnownContact];
  const plan = emptyPlan();
  const merged = mergeFields(kept, [kept.fields, removed.fields], [kept.former, removed.former]);
  plan.contacts.push({ id: kept.id, companyId: kept.companyId, isNew: false });
  for (const field of merged.changed)
    plan.contactValues.push({ contactId: kept.id, field: field as ContactField, dated: merged.fields[field] as Dated });
  plan.contactMerges.push({ fromId: removed.id, intoId: kept.id });
  return plan;
}

import type { ChunkPlan } from "#worker/matching/types.ts";
import type { LeadMerges } from "#worker/modules/companies/index.ts";
import type { StoredRow } from "./place-rows.rules.ts";
import type { Surroundings } from "./registry.repository.ts";

const pairs = (merges: readonly { fromId: string; intoId: string }[]) => {
  const map = new Map(merges.map(({ fromId, intoId }) => [fromId, intoId]));
  return <Id extends string | null>(id: Id): Id => (id === null ? id : ((map.get(id) as Id | undefined) ?? id));
};

/** The client's rows and leads as they stand after the plan's merges. */
export const afterMerges = (found: Surroundings, plan: ChunkPlan, merges: LeadMerges, assignmentId: string) => {
  const [company, site, contact, lead] = [
    pairs(plan.companyMerges),
    pairs(plan.siteMerges),
    pairs(plan.contactMerges),
    pairs(merges.moved),
  ];
  const leads = new Map<string, string>();
  for (const [companyId, leadId] of found.leads) leads.set(company(companyId), lead(leadId));
  for (const kept of merges.kept) if (kept.assignment_id === assignmentId) leads.set(kept.company_id, kept.id);
  const rows = found.rows.map(
    (row): StoredRow => ({
      ...row,
      companyId: company(row.companyId),
      siteId: site(row.siteId),
      contactId: contact(row.contactId),
      leadId: lead(row.leadId),
    }),
  );
  const own = {
    companies: new Set([...found.own.companies].map(company)),
    contacts: new Set([...found.own.contacts].map(contact)),
  };
  return { leads, rows, own };
};

export type After = ReturnType<typeof afterMerges>;

import type { ChunkPlan, KnownCompany } from "#worker/matching/types.ts";
import { isNaturalPersonForm } from "#worker/modules/companies/index.ts";
import type { ChunkInput } from "./chunk-input.ts";
import type { IncomingRow } from "./place-rows.rules.ts";
import type { NewLead } from "./rows.repository.ts";

/** Whether this client wants nobody to call a company, by this file or an earlier one. */
const neverCalled = ({ upload, found }: ChunkInput, plan: ChunkPlan) => {
  if (upload.kind === "never_call") return () => true;
  const into = new Map(plan.companyMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const listed = new Set([...found.neverCalls].map((id) => into.get(id) ?? id));
  return (companyId: string) => listed.has(companyId);
};

/** Companies whose leads this chunk holds back: of a list of whom not to call those that were on none before. */
export const heldBack = (
  { upload, found }: ChunkInput,
  incoming: readonly IncomingRow[],
  created: readonly NewLead[],
) =>
  upload.kind === "never_call"
    ? new Set(incoming.map(({ companyId }) => companyId).filter((id) => !found.neverCalls.has(id))).size
    : created.filter((lead) => lead.state === "held").length;

/** A lead for each company that has none in this assignment yet: open, held back, or waiting for an answer. */
export const newLeads = (
  input: ChunkInput,
  plan: ChunkPlan,
  incoming: readonly IncomingRow[],
  known: ReadonlyMap<string, string>,
  waiting: ReadonlySet<string>,
) => {
  const never = neverCalled(input, plan);
  const planned = new Map<string, Pick<KnownCompany, "fields">>(plan.companies.map((company) => [company.id, company]));
  const byCompany = new Map(known);
  const created: NewLead[] = [];
  for (const { companyId } of incoming) {
    if (byCompany.has(companyId)) continue;
    const heldReason = never(companyId)
      ? "never_call"
      : isNaturalPersonForm(planned.get(companyId)?.fields ?? {})
        ? "legal_form"
        : null;
    const lead: NewLead = {
      id: input.newId("lead"),
      companyId,
      state: heldReason !== null ? "held" : waiting.has(companyId) ? "review" : "open",
      heldReason,
    };
    byCompany.set(companyId, lead.id);
    created.push(lead);
  }
  return { byCompany, created };
};

import type { LeadCard } from "#contract/desk.ts";
import { type Grant, logStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { normaliseKvk } from "#worker/matching/normalise/kvk.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { findCompanyInHand } from "../company-check.repository.ts";
import { askReviewStatement, findSameCompanies, waitAsDuplicateStatement } from "../duplicate.repository.ts";
import { guarded, mustHoldLease, renewStatement } from "../leases.repository.ts";
import { readCard } from "../read-card.ts";

/** What the agent typed as keys of a company: a KVK number, a phone number, else a name. */
const keysOf = (same: string): { keys: string[]; names: string[] } => {
  const kvk = normaliseKvk(same).value;
  if (kvk !== null && /\d/.test(same)) return { keys: [`k:${kvk}`], names: [] };
  const { phones } = normalisePhones(same);
  if (phones.length > 0) return { keys: phones.map(({ value }) => `p:${value}`), names: [] };
  const row = normaliseRow(1, { companyName: same });
  const names = row.ok ? row.row.companyKeys.filter((key) => key.startsWith("n:")) : [];
  return { keys: [], names: names.map((key) => key.slice(2, key.lastIndexOf("|"))) };
};

/**
 * "This is the same company as …": a doubtful pair for the supervisor. The answer is the card in hand, the same whether a
 * second company was found or not, so that an agent never learns of another one (P3-6, P1-5).
 */
export const reportDuplicate = async ({
  grant,
  leaseId,
  same,
  deps,
}: {
  grant: Grant<"lease.work">;
  leaseId: string;
  same: string;
  deps: Deps;
}): Promise<LeadCard> => {
  await mustBeWithinBounds(deps, grant);
  const inHand = await findCompanyInHand(deps, grant, leaseId);
  if (inHand === null) throw problem("leases.ended");
  const companyId = inHand.company_id;
  const others = await findSameCompanies(deps, { ...keysOf(same), companyId, clientId: grant.facts.clientId ?? "" });
  return guarded(deps, grant, leaseId, () =>
    readCard(deps, grant, leaseId, [
      mustHoldLease(deps, grant, leaseId),
      logStatement(deps, grant, { kind: "lead", id: grant.facts.leadId, outcome: "changed" }),
      askReviewStatement(deps, grant, { companyId, others, at: nowIso(deps.clock) }),
      waitAsDuplicateStatement(grant, companyId, others),
      renewStatement(deps, grant, leaseId),
    ]),
  );
};

import type { InferOutput } from "valibot";
import type { LeadCard, verifyCompanyInput } from "#contract/desk.ts";
import { type Grant, logStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/index.ts";
import { registryVersionStatements, type VerifiedFields, verifyCompanyStatements } from "../../companies/index.ts";
import { closeQuestionsStatement } from "../../value-questions/index.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { confirmCompanyStatements, confirmSiteStatement, findCompanyInHand } from "../company-check.repository.ts";
import { guardedAgain, mustHoldLease, renewStatement } from "../leases.repository.ts";
import { readCard } from "../read-card.ts";
import { agentSource } from "../value-source.ts";

interface VerifyCompany {
  grant: Grant<"lease.work">;
  leaseId: string;
  input: InferOutput<typeof verifyCompanyInput>;
  deps: Deps;
}

/** The agent checked general data in the call: null = it is right, text = it is this (empty: there is none) (P4.1-3). */
export const verifyCompany = async (verify: VerifyCompany): Promise<LeadCard> => {
  const { deps, grant, leaseId } = verify;
  await mustBeWithinBounds(deps, grant);
  return guardedAgain(deps, grant, leaseId, async () =>
    readCard(deps, grant, leaseId, [
      mustHoldLease(deps, grant, leaseId),
      logStatement(deps, grant, { kind: "lead", id: grant.facts.leadId, outcome: "changed" }),
      ...(await checkedStatements(verify)),
      renewStatement(deps, grant, leaseId),
    ]),
  );
};

const checkedStatements = async ({ grant, leaseId, input, deps }: VerifyCompany): Promise<Statement[]> => {
  const inHand = await findCompanyInHand(deps, grant, leaseId);
  if (inHand === null) throw problem("leases.ended");
  const todayOn = localDate(deps.clock.now());
  const confirmed = Object.keys(input.fields).filter(
    (field) => input.fields[field as keyof typeof input.fields] === null,
  );
  const changed: VerifiedFields = {};
  for (const [field, text] of Object.entries(input.fields))
    if (text !== null) changed[field as keyof VerifiedFields] = text === "" ? null : text;
  const writes: Statement[] = [];
  if (Object.keys(changed).length > 0) {
    const source = await agentSource(deps, grant.facts.assignmentId ?? "");
    const how = { verifiedOn: todayOn, sourceId: source.id, siteId: inHand.site_id };
    writes.push(...source.statements, ...(await verifyCompanyStatements(deps, inHand.company_id, changed, how)));
  }
  const general = confirmed.filter((field) => field !== "address");
  writes.push(
    ...confirmCompanyStatements(inHand.company_id, general, todayOn),
    closeQuestionsStatement(inHand.company_id, general),
    ...registryVersionStatements(),
  );
  if (confirmed.includes("address") && inHand.site_id !== null)
    writes.push(confirmSiteStatement(inHand.site_id, todayOn));
  return writes;
};

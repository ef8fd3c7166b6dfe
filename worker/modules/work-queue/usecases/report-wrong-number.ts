import type { InferOutput } from "valibot";
import type { LeadCard, wrongNumberInput } from "#contract/desk.ts";
import { type Grant, logStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/index.ts";
import { registryVersionStatements, verifyCompanyStatements } from "../../companies/index.ts";
import { deleteContactValueStatements } from "../../contacts/index.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { contactChangedLog, hasContactStatement, mustBeShown } from "../checks.repository.ts";
import { findCompanyInHand } from "../company-check.repository.ts";
import { guarded, mustHoldLease, renewStatement } from "../leases.repository.ts";
import { readCard } from "../read-card.ts";
import { agentSource } from "../value-source.ts";

interface WrongNumber {
  grant: Grant<"lease.work">;
  leaseId: string;
  input: InferOutput<typeof wrongNumberInput>;
  deps: Deps;
}

/** The number that was dialled is somebody else's: it goes at once, and the call goes on with what is left (P4.1-2). */
export const reportWrongNumber = async ({ grant, leaseId, input, deps }: WrongNumber): Promise<LeadCard> => {
  await mustBeWithinBounds(deps, grant);
  const writes =
    input.contactId === null
      ? await mainNumber({ grant, leaseId, input, deps })
      : await ownNumber({ grant, leaseId, input, deps }, input.contactId);
  return guarded(deps, grant, leaseId, () =>
    readCard(deps, grant, leaseId, [
      mustHoldLease(deps, grant, leaseId),
      ...writes,
      renewStatement(deps, grant, leaseId),
    ]),
  );
};

const mainNumber = async ({ grant, leaseId, input, deps }: WrongNumber): Promise<Statement[]> => {
  const inHand = await findCompanyInHand(deps, grant, leaseId);
  if (inHand === null) throw problem("leases.ended");
  if (input.field !== "phone") throw problem("request.invalid", [{ pointer: "/field", code: "phone" }]);
  const source = await agentSource(deps, grant.facts.assignmentId ?? "");
  const how = { verifiedOn: localDate(deps.clock.now()), sourceId: source.id, siteId: inHand.site_id };
  return [
    logStatement(deps, grant, { kind: "lead", id: grant.facts.leadId, outcome: "changed" }),
    ...source.statements,
    ...(await verifyCompanyStatements(deps, inHand.company_id, { phone: null }, how)),
  ];
};

const ownNumber = async ({ grant, leaseId, input, deps }: WrongNumber, contactId: string): Promise<Statement[]> => {
  if ((await deps.db.first(hasContactStatement(deps, grant, leaseId, contactId))) === null)
    throw problem("access.not_found");
  return [
    // A withheld number was never dialled.
    mustBeShown(deps, grant, { leaseId, contactId, field: input.field }),
    contactChangedLog(deps, grant, [contactId]),
    ...deleteContactValueStatements(contactId, input.field),
    ...registryVersionStatements(),
  ];
};

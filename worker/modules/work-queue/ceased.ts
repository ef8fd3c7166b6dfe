import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { localDate } from "#worker/retention/index.ts";
import { verifyCompanyStatements } from "../companies/index.ts";
import { endLeadsOfCompanyStatements } from "../leads/index.ts";
import { agentSource } from "./value-source.ts";

/** "Bestaat niet meer" is a general value, verified today; it ends the company's leads for everybody (P4.1-2). */
export const ceasedStatements = async (
  deps: Deps,
  grant: Grant<"lease.close">,
  companyId: string,
): Promise<Statement[]> => {
  const verifiedOn = localDate(deps.clock.now());
  const source = await agentSource(deps, grant.facts.assignmentId ?? "");
  return [
    ...source.statements,
    ...(await verifyCompanyStatements(deps, companyId, { ceased: "ceased" }, { verifiedOn, sourceId: source.id })),
    ...endLeadsOfCompanyStatements(companyId),
  ];
};

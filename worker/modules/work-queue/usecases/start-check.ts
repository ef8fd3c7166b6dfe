import type { CheckMethod, ContactField, LeadCard } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { insertChecksStatement, mustHaveContact } from "../checks.repository.ts";
import { guarded, mustHoldLease, renewStatement } from "../leases.repository.ts";
import { readCard } from "../read-card.ts";

/** The agent says how due values will be checked; only then they are shown, as plain text (P4.2-8). */
export const startCheck = async ({
  grant,
  leaseId,
  input,
  deps,
}: {
  grant: Grant<"lease.work">;
  leaseId: string;
  input: { contactId: string; fields: ContactField[]; method: CheckMethod };
  deps: Deps;
}): Promise<LeadCard> => {
  await mustBeWithinBounds(deps, grant);
  return guarded(deps, grant, leaseId, () =>
    readCard(deps, grant, leaseId, [
      mustHoldLease(deps, grant, leaseId),
      mustHaveContact(deps, grant, leaseId, input.contactId),
      insertChecksStatement(deps, grant, { leaseId, ...input }),
      renewStatement(deps, grant, leaseId),
    ]),
  );
};

import type { LeadCard } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { readCard } from "../read-card.ts";

/** What is needed to close the call in hand when only the bounds have ended: nothing new is shown (P5-3). */
export const readClosing = ({
  grant,
  leaseId,
  deps,
}: {
  grant: Grant<"lease.close">;
  leaseId: string;
  deps: Deps;
}): Promise<LeadCard> => readCard(deps, grant, leaseId, [], "closing");

/** The lead in hand again, after a reload or in another tab. */
export const readLead = async ({
  grant,
  leaseId,
  deps,
}: {
  grant: Grant<"lease.read">;
  leaseId: string;
  deps: Deps;
}): Promise<LeadCard> => {
  await mustBeWithinBounds(deps, grant);
  return readCard(deps, grant, leaseId);
};

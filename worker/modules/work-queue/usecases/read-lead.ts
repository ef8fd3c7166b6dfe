import type { LeadCard } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { readCard } from "../read-card.ts";

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

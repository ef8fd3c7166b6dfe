import type { LeadCard } from "#contract/desk.ts";
import { type Actor, authorize, type Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/index.ts";
import { newLeadIsDue } from "../../leads/index.ts";
import { placeBounds, withinBounds } from "../../processor-agreements/index.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { type Callable, callableStatement, readCallable } from "../callable.repository.ts";
import { type ClaimSource, claimStatements } from "../claim.repository.ts";
import { readCard } from "../read-card.ts";

const sourceOf = (assignment: Callable, todayOn: string): ClaimSource => ({
  id: assignment.id,
  max: assignment.terms.maxCallsPerDay,
  bounds: placeBounds(assignment.terms),
  sweep: `${assignment.agreementId}@${todayOn}`,
  swept: assignment.swept,
  newFirst: newLeadIsDue(assignment.newShare, assignment.retriesInRow),
});

/** The next lead, or the one in hand: an agent holds one lease whatever the number of tabs (P3-6). */
export const claimLead = async ({
  grant,
  actor,
  deps,
}: {
  grant: Grant<"lease.claim">;
  actor: Actor;
  deps: Deps;
}): Promise<LeadCard> => {
  const callable = readCallable(await deps.db.all(callableStatement(deps, grant)));
  const now = deps.clock.now();
  const sources = callable
    .filter((assignment) => withinBounds(assignment.terms, now).ok)
    .map((assignment) => sourceOf(assignment, localDate(now)));
  const token = deps.newId("lease");
  const results = await deps.db.batch(claimStatements(deps, grant, token, sources));
  const held = results.at(-1)?.rows[0] as { token: string } | undefined;
  if (held === undefined) throw problem("leases.none_available");
  const read = await authorize({ deps, actor, permission: "lease.read", resource: { leaseId: held.token } });
  // A new lease is from an assignment within its bounds at this moment; one in hand may have come to their end.
  if (held.token !== token) await mustBeWithinBounds(deps, read);
  return readCard(deps, read, held.token);
};

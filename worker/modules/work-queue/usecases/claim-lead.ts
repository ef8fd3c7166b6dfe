import type { LeadCard } from "#contract/desk.ts";
import { type Actor, authorize, type Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { withinBounds } from "../../processor-agreements/index.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { callableStatement, readCallable } from "../callable.repository.ts";
import { claimStatements } from "../claim.repository.ts";
import { readCard } from "../read-card.ts";

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
  const sources = callable
    .filter((assignment) => withinBounds(assignment.terms, deps.clock.now()).ok)
    .map((assignment) => ({ id: assignment.id, max: assignment.terms.maxCallsPerDay }));
  const results = await deps.db.batch(claimStatements(deps, grant, deps.newId("lease"), sources));
  const held = results.at(-1)?.rows[0] as { token: string } | undefined;
  if (held === undefined) throw problem("leases.none_available");
  const read = await authorize({ deps, actor, permission: "lease.read", resource: { leaseId: held.token } });
  await mustBeWithinBounds(deps, read);
  return readCard(deps, read, held.token);
};

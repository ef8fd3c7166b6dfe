import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { leaseEnd } from "../claim.repository.ts";
import { renewStatement } from "../leases.repository.ts";

/** Keeps the lease while the agent works; shows nothing, so it also holds for a call that outlasts the bounds (P5-3). */
export const renewLease = async ({
  grant,
  leaseId,
  deps,
}: {
  grant: Grant<"lease.close">;
  leaseId: string;
  deps: Deps;
}): Promise<{ expiresAt: string }> => {
  const { changes } = await deps.db.run(renewStatement(deps, grant, leaseId));
  if (changes === 0) throw problem("leases.ended");
  return { expiresAt: leaseEnd(deps) };
};

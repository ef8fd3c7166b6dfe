import { type Grant, loggedWrite, refusalStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { Problem } from "#worker/platform/http/problem.ts";
import { endLeaseStatement, guarded, insertSkipStatement, mustHoldLease } from "../leases.repository.ts";

/** Gives the lead back; counted, and refused to somebody who skips through leads without outcomes (P3-6). */
export const skipLead = async ({
  grant,
  leaseId,
  deps,
}: {
  grant: Grant<"lease.skip">;
  leaseId: string;
  deps: Deps;
}): Promise<void> => {
  const skip = () =>
    loggedWrite(deps, grant, { kind: "lead", id: grant.facts.leadId }, [
      mustHoldLease(deps, grant, leaseId),
      insertSkipStatement(deps, grant),
      mustHaveChanged("skips are left"),
      endLeaseStatement(deps, grant, leaseId),
    ]);
  try {
    await guarded(deps, grant, leaseId, skip, "leases.skip_limit");
  } catch (error) {
    if (error instanceof Problem && error.code === "leases.skip_limit")
      await deps.db.run(refusalStatement(deps, grant.actor, grant.permission));
    throw error;
  }
};

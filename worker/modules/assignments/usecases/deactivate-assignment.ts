import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { notFound, refused } from "../assignments.errors.ts";
import { findLifeCycle } from "../assignments.repository.ts";
import { transition } from "../assignments.rules.ts";
import { deactivate } from "../life-cycle.repository.ts";

/** Closes it to every agent at the next request, leases included (P4.3-12). Errors: 409 `assignments.wrong_state`. */
export const deactivateAssignment = async ({
  grant,
  deps,
}: {
  grant: Grant<"assignment.deactivate">;
  deps: Deps;
}): Promise<void> => {
  const now = await findLifeCycle(deps, grant);
  if (now === null) throw notFound();
  const step = transition("deactivate", now);
  if (!step.ok) throw refused(step.reason);
  try {
    await deactivate(deps, grant, now.state);
  } catch (error) {
    if (isGuardFailure(error)) throw refused("wrong_state");
    throw error;
  }
};

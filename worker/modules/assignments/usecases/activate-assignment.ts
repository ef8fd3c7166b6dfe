import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { notFound, refused } from "../assignments.errors.ts";
import { findLifeCycle } from "../assignments.repository.ts";
import { transition } from "../assignments.rules.ts";
import { activate } from "../life-cycle.repository.ts";

/**
 * Opens the assignment to the planned agents. Errors: 409 `assignments.agreement_missing`,
 * `assignments.assessment_missing`, `assignments.wrong_state` (P4.2-3, P5-1).
 */
export const activateAssignment = async ({
  grant,
  deps,
}: {
  grant: Grant<"assignment.activate">;
  deps: Deps;
}): Promise<void> => {
  const now = await findLifeCycle(deps, grant);
  if (now === null) throw notFound();
  const step = transition("activate", now);
  if (!step.ok) throw refused(step.reason);
  try {
    await activate(deps, grant, now.state);
  } catch (error) {
    if (isGuardFailure(error)) throw refused("wrong_state");
    throw error;
  }
};

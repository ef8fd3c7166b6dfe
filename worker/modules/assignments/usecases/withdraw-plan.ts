import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { notFound } from "../assignments.errors.ts";
import { deleteSchedule } from "../schedules.repository.ts";

/** Takes an agent off the assignment; the lease on it ends in the same batch (P1-5). Errors: 404 without a plan. */
export const withdrawPlan = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"schedule.plan">;
  input: { agentId: string };
  deps: Deps;
}): Promise<void> => {
  try {
    await deleteSchedule(deps, grant, input.agentId);
  } catch (error) {
    if (isGuardFailure(error)) throw notFound();
    throw error;
  }
};

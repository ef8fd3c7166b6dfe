import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { notFound } from "../assignments.errors.ts";
import { deleteSupervisor, isSupervisor } from "../schedules.repository.ts";

/**
 * Takes a supervisor off the assignment; from the next request on it does not exist for them (P3-5). Errors: 404 for who
 * does not supervise it, 409 `assignments.last_supervisor` for the last one of an active assignment.
 */
export const removeSupervisor = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"supervisor.remove">;
  input: { userId: string };
  deps: Deps;
}): Promise<void> => {
  if (!(await isSupervisor(deps, grant, input.userId))) throw notFound();
  try {
    await deleteSupervisor(deps, grant, input.userId);
  } catch (error) {
    throw isGuardFailure(error) ? problem("assignments.last_supervisor") : error;
  }
};

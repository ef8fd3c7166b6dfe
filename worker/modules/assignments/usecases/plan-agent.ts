import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { notFound } from "../assignments.errors.ts";
import { isPlan } from "../assignments.rules.ts";
import { upsertSchedule } from "../schedules.repository.ts";

/**
 * Plans an agent on the assignment, or moves the plan; a plan that no longer covers today ends the lease in the same
 * batch (P1-5). Errors: 400 for an end before the start, 404 for anyone who is no active agent.
 */
export const planAgent = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"schedule.plan">;
  input: { agentId: string; fromOn: string; untilOn: string | null };
  deps: Deps;
}): Promise<void> => {
  if (!isPlan(input)) throw problem("request.invalid", [{ pointer: "/untilOn", code: "before_start" }]);
  try {
    await upsertSchedule(deps, grant, input.agentId, input);
  } catch (error) {
    if (isGuardFailure(error)) throw notFound();
    throw error;
  }
};

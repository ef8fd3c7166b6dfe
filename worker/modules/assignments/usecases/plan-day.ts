import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { notFound } from "../assignments.errors.ts";
import { isPlannedOn, withDay } from "../periods.rules.ts";
import { findPeriods, isActiveAgent, replacePeriods } from "../schedules.repository.ts";

/**
 * Plans an agent on one day, or takes that day out of the plan; effective at once (P1-5). Errors: 404 for anyone who is no
 * active agent, 409 `request.conflict` when the plan was changed meanwhile.
 */
export const planDay = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"schedule.plan">;
  input: { agentId: string; day: string; planned: boolean };
  deps: Deps;
}): Promise<void> => {
  const { agentId, day, planned } = input;
  if (!(await isActiveAgent(deps, grant, agentId))) throw notFound();
  const before = await findPeriods(deps, grant, agentId);
  if (isPlannedOn(before, day) === planned) return;
  try {
    await replacePeriods(deps, grant, agentId, before, withDay(before, day, planned));
  } catch (error) {
    throw isGuardFailure(error) ? problem("request.conflict") : error;
  }
};

import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { notFound } from "../assignments.errors.ts";
import { insertSupervisor } from "../schedules.repository.ts";

/** Appoints a supervisor; only supervisors see an assignment (P3-5). Errors: 404 for anyone who is no active supervisor. */
export const assignSupervisor = async ({
  grant,
  input,
  deps,
}: {
  grant: Grant<"supervisor.assign">;
  input: { userId: string };
  deps: Deps;
}): Promise<void> => {
  try {
    await insertSupervisor(deps, grant, input.userId);
  } catch (error) {
    if (isGuardFailure(error)) throw notFound();
    throw error;
  }
};

import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { writeDeactivation } from "../users.repository.ts";

/** Errors: 409 `identity.own_account`, 409 `identity.last_administrator`. Twice is no error. */
export const deactivateUser = async ({
  deps,
  grant,
  id,
}: {
  deps: Deps;
  grant: Grant<"user.deactivate">;
  id: string;
}) => {
  if (id === grant.actor.userId) throw problem("identity.own_account");
  try {
    await writeDeactivation(deps, grant, id);
  } catch (error) {
    throw isGuardFailure(error) ? problem("identity.last_administrator") : error;
  }
};

import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";

/** Runs a guarded change. Errors: 409 `request.conflict` when somebody else changed or deleted the contact first. */
export const changeContact = async (write: () => Promise<unknown>): Promise<void> => {
  try {
    await write();
  } catch (error) {
    throw isGuardFailure(error) ? problem("request.conflict") : error;
  }
};

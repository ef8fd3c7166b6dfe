import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { findReview, signStatement } from "../log-reviews.repository.ts";

/** A named person signs a month, once, with what they found (L-12). Errors: 404, 409 `log_reviews.already_signed`. */
export const signReview = async (
  deps: Deps,
  grant: Grant<"log-review.sign">,
  month: string,
  input: { signedName: string; remark: string },
) => {
  if ((await findReview(deps.db, month)) === null) throw problem("access.not_found");
  const by = { userId: grant.actor.userId, name: input.signedName, remark: input.remark, at: nowIso(deps.clock) };
  await loggedWrite(deps, grant, { kind: "access-log", id: month }, [
    signStatement(deps.db, month, by),
    mustHaveChanged("log-review"),
  ]).catch((error: unknown) => {
    throw isGuardFailure(error) ? problem("log_reviews.already_signed") : error;
  });
};

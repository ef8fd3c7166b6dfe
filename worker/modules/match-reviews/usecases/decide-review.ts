import type { ReviewAnswer, ReviewDecision } from "#contract/reviews.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { holdNeverCallsStatement, releaseWaitingStatement } from "#worker/modules/companies/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import {
  answerStatement,
  deferStatement,
  oneReview,
  openCountStatement,
  type ReviewRow,
  reviewDisclosure,
} from "../match-reviews.repository.ts";
import { sameStatements } from "../same-statements.ts";

interface Request {
  deps: Deps;
  grant: Grant<"review.decide">;
  reviewId: string;
  decision: ReviewDecision;
}
const TRIES = 5;

/**
 * Answers one doubtful pair. "same" makes the two one in one batch over the registry's version; "different" is never
 * asked again; "later" moves it to the end. Errors: 404 when it was answered meanwhile, 409 `reviews.two_numbers`,
 * 503 `uploads.registry_busy`.
 */
export const decideReview = async (request: Request): Promise<ReviewAnswer> => {
  const { deps, grant, decision } = request;
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  for (let tries = 0; tries < TRIES; tries++) {
    const one = oneReview(grant, cutoff, request.reviewId);
    const [found] = await loggedRead(deps, grant, reviewDisclosure(one), [one]);
    const review = found?.rows[0] as ReviewRow | undefined;
    if (review === undefined) throw problem("access.not_found");
    try {
      return await answer(request, review, cutoff);
    } catch (error) {
      if (!isGuardFailure(error) && !/constraint failed/i.test(String(error))) throw error;
      if (decision !== "same") throw problem("access.not_found");
    }
  }
  throw problem("uploads.registry_busy");
};

const answer = async (request: Request, review: ReviewRow, cutoff: string): Promise<ReviewAnswer> => {
  const { deps, grant, decision } = request;
  const at = nowIso(deps.clock);
  const companies = review.kind === "company" ? [review.left_id, review.right_id] : [];
  const { statements, mergeId } =
    decision === "same"
      ? await sameStatements(deps, grant, review, cutoff)
      : {
          mergeId: null,
          statements: [
            decision === "later" ? deferStatement(review.id, at) : answerStatement(review.id, grant.actor.userId, at),
            mustHaveChanged("review"),
          ],
        };
  const results = await loggedWrite(deps, grant, { kind: "review", id: review.id }, [
    ...statements,
    ...(decision === "later" || companies.length === 0
      ? []
      : [releaseWaitingStatement(companies), holdNeverCallsStatement(jsonList(companies))]),
    openCountStatement(grant, cutoff),
  ]);
  return { decision, mergeId, open: (results.at(-1)?.rows[0] as { open: number } | undefined)?.open ?? 0 };
};

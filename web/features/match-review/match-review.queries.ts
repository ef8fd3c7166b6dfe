import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import type { MatchReviewPage, MergeUndoReport, MergeView, ReviewAnswer, ReviewDecision } from "#contract/reviews.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";

const why = () => ({ headers: reasonHeaders() });

export const reviewsQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ["match-reviews", assignmentId],
    queryFn: (): Promise<MatchReviewPage> => unwrap(api.api["match-reviews"].$get({ query: { assignmentId } }, why())),
  });

export const mergesQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ["merges", assignmentId],
    queryFn: async (): Promise<MergeView[]> =>
      (await unwrap(api.api.merges.$get({ query: { assignmentId } }, why()))).items,
  });

export const decideReview = (reviewId: string, decision: ReviewDecision): Promise<ReviewAnswer> =>
  unwrap(api.api["match-reviews"][":reviewId"].decision.$post({ param: { reviewId }, json: { decision } }));

export const undoMerge = (mergeId: string): Promise<MergeUndoReport> =>
  unwrap(api.api.merges[":mergeId"].undo.$post({ param: { mergeId } }));

/** After an answer or an undo nothing that was shown of this assignment is sure any more. */
export const forgetReviews = (client: QueryClient, assignmentId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["match-reviews", assignmentId] }),
    client.invalidateQueries({ queryKey: ["merges", assignmentId] }),
    client.invalidateQueries({ queryKey: ["assignments", assignmentId] }),
    client.removeQueries({ queryKey: ["rows", assignmentId] }),
  ]);

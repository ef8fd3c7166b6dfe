import { createFileRoute } from "@tanstack/solid-router";
import { MatchReviewPage } from "#web/features/match-review/components/match-review-page.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/reviews")({ component: ReviewsRoute });

function ReviewsRoute() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return (
    <MatchReviewPage assignmentId={params().assignmentId} decides={context().session.user.role === "supervisor"} />
  );
}

import { createFileRoute } from "@tanstack/solid-router";
import { ReviewPage } from "#web/features/log-review/components/review-page.tsx";

export const Route = createFileRoute("/_app/log-reviews/$month")({ component: ReviewRoute });

function ReviewRoute() {
  const params = Route.useParams();
  return <ReviewPage month={params().month} />;
}

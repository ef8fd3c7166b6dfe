import { createFileRoute } from "@tanstack/solid-router";
import { Results } from "#web/features/results/components/results.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/results")({ component: ResultsPage });

function ResultsPage() {
  const params = Route.useParams();
  return <Results assignmentId={params().assignmentId} />;
}

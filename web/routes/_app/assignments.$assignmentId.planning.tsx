import { createFileRoute } from "@tanstack/solid-router";
import { Planning } from "#web/features/planning/components/planning.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/planning")({ component: PlanningPage });

function PlanningPage() {
  const params = Route.useParams();
  return <Planning assignmentId={params().assignmentId} />;
}

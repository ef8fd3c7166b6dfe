import { createFileRoute } from "@tanstack/solid-router";
import { Outcomes } from "#web/features/outcomes/components/outcomes.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/outcomes")({ component: OutcomesPage });

function OutcomesPage() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return <Outcomes assignmentId={params().assignmentId} role={context().session.user.role} />;
}

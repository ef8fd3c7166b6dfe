import { createFileRoute } from "@tanstack/solid-router";
import { Overview } from "#web/features/assignments/components/overview.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/")({ component: OverviewPage });

function OverviewPage() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return <Overview assignmentId={params().assignmentId} role={context().session.user.role} />;
}

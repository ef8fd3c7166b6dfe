import { createFileRoute } from "@tanstack/solid-router";
import { DatabasePage } from "#web/features/database/components/database-page.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/database")({ component: DatabaseRoute });

function DatabaseRoute() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return <DatabasePage assignmentId={params().assignmentId} role={context().session.user.role} />;
}

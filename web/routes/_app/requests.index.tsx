import { createFileRoute } from "@tanstack/solid-router";
import { RequestsPage } from "#web/features/data-subject-requests/components/requests-page.tsx";

export const Route = createFileRoute("/_app/requests/")({ component: Requests });

function Requests() {
  const context = Route.useRouteContext();
  return <RequestsPage mayOpen={context().session.user.role === "director"} />;
}

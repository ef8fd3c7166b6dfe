import { createFileRoute } from "@tanstack/solid-router";
import { RequestPage } from "#web/features/data-subject-requests/components/request-page.tsx";

export const Route = createFileRoute("/_app/requests/$requestId")({ component: Request });

function Request() {
  const params = Route.useParams();
  return <RequestPage requestId={params().requestId} />;
}

import { createFileRoute } from "@tanstack/solid-router";
import { AccessLogPage } from "#web/features/access-log/components/access-log-page.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/log")({ component: LogRoute });

function LogRoute() {
  const params = Route.useParams();
  return <AccessLogPage assignmentId={params().assignmentId} />;
}

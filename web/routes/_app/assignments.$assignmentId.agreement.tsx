import { createFileRoute } from "@tanstack/solid-router";
import { Agreement } from "#web/features/agreements/components/agreement.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/agreement")({ component: AgreementPage });

function AgreementPage() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return <Agreement assignmentId={params().assignmentId} role={context().session.user.role} />;
}

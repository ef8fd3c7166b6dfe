import { createFileRoute } from "@tanstack/solid-router";
import { Agenda } from "#web/features/appointments/components/agenda.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/agenda")({ component: AgendaPage });

function AgendaPage() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return <Agenda assignmentId={params().assignmentId} role={context().session.user.role} />;
}

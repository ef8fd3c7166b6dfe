import { createFileRoute } from "@tanstack/solid-router";
import { CallNotes } from "#web/features/call-notes/components/call-notes.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/notes")({ component: CallNotesPage });

function CallNotesPage() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return <CallNotes assignmentId={params().assignmentId} role={context().session.user.role} />;
}

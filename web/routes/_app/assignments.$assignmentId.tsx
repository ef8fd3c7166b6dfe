import { createFileRoute, Outlet } from "@tanstack/solid-router";
import { AssignmentFrame } from "#web/features/assignments/components/assignment-frame.tsx";
import { ReasonGate } from "#web/platform/reason/reason-gate.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId")({ component: AssignmentPage });

function AssignmentPage() {
  const context = Route.useRouteContext();
  const params = Route.useParams();
  return (
    <ReasonGate>
      <AssignmentFrame assignmentId={params().assignmentId} role={context().session.user.role}>
        <Outlet />
      </AssignmentFrame>
    </ReasonGate>
  );
}

import { createFileRoute } from "@tanstack/solid-router";
import { AssignmentList } from "#web/features/assignments/components/assignment-list.tsx";
import { ReasonGate } from "#web/platform/reason/reason-gate.tsx";

export const Route = createFileRoute("/_app/assignments/")({ component: AssignmentsPage });

function AssignmentsPage() {
  const context = Route.useRouteContext();
  return (
    <ReasonGate>
      <AssignmentList role={context().session.user.role} />
    </ReasonGate>
  );
}

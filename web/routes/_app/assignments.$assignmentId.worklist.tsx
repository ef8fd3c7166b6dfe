import { createFileRoute } from "@tanstack/solid-router";
import { WorklistPage } from "#web/features/worklist/components/worklist-page.tsx";

export const Route = createFileRoute("/_app/assignments/$assignmentId/worklist")({ component: WorklistRoute });

function WorklistRoute() {
  const params = Route.useParams();
  return <WorklistPage assignmentId={params().assignmentId} />;
}

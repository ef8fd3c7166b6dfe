import { createFileRoute } from "@tanstack/solid-router";
import { TaskPage } from "#web/features/data-subject-requests/components/task-page.tsx";

export const Route = createFileRoute("/_app/request-tasks/$requestId/$assignmentId")({ component: Task });

function Task() {
  const params = Route.useParams();
  return <TaskPage requestId={params().requestId} assignmentId={params().assignmentId} />;
}

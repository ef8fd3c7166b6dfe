import { createFileRoute } from "@tanstack/solid-router";
import { TasksPage } from "#web/features/data-subject-requests/components/tasks-page.tsx";

export const Route = createFileRoute("/_app/request-tasks/")({ component: TasksPage });

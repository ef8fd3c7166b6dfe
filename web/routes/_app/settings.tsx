import { createFileRoute } from "@tanstack/solid-router";
import { SettingsPage } from "#web/features/settings/components/settings-page.tsx";
import { TasksCard } from "#web/features/tasks/components/tasks-card.tsx";

export const Route = createFileRoute("/_app/settings")({ component: Settings });

function Settings() {
  return <SettingsPage tasks={<TasksCard />} />;
}

import { createFileRoute } from "@tanstack/solid-router";
import { SettingsPage } from "#web/features/settings/components/settings-page.tsx";

export const Route = createFileRoute("/_app/settings")({ component: SettingsPage });

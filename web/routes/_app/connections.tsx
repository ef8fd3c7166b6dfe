import { createFileRoute } from "@tanstack/solid-router";
import { ConnectionsPage } from "#web/features/connections/components/connections-page.tsx";

export const Route = createFileRoute("/_app/connections")({ component: ConnectionsPage });

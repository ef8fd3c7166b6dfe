import { createFileRoute } from "@tanstack/solid-router";
import { SetupPage } from "#web/features/invitations/components/setup-page.tsx";

/** `/setup#token`: closed for good once the first administrator exists. */
export const Route = createFileRoute("/setup")({ component: SetupPage });

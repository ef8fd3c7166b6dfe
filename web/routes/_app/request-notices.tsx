import { createFileRoute } from "@tanstack/solid-router";
import { NoticesPage } from "#web/features/data-subject-requests/components/notices-page.tsx";

export const Route = createFileRoute("/_app/request-notices")({ component: NoticesPage });

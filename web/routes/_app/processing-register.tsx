import { createFileRoute } from "@tanstack/solid-router";
import { ProcessingPage } from "#web/features/data-subject-requests/components/processing-page.tsx";

export const Route = createFileRoute("/_app/processing-register")({ component: ProcessingPage });

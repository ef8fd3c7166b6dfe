import { createFileRoute } from "@tanstack/solid-router";
import { Notices } from "#web/features/notices/components/notices.tsx";

export const Route = createFileRoute("/_app/notices")({ component: Notices });

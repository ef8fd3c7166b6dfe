import { createFileRoute } from "@tanstack/solid-router";
import { DeskScreen } from "#web/features/desk/components/desk-screen.tsx";

export const Route = createFileRoute("/_app/desk")({ component: DeskScreen });

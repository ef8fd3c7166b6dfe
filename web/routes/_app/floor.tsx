import { createFileRoute } from "@tanstack/solid-router";
import { FloorScreen } from "#web/features/floor/components/floor-screen.tsx";

export const Route = createFileRoute("/_app/floor")({ component: FloorScreen });

import { createFileRoute } from "@tanstack/solid-router";
import { NdaList } from "#web/features/nda/components/nda-list.tsx";

export const Route = createFileRoute("/_app/ndas")({ component: NdaList });

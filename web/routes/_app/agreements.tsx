import { createFileRoute } from "@tanstack/solid-router";
import { AgreementList } from "#web/features/agreements/components/agreement-list.tsx";

export const Route = createFileRoute("/_app/agreements")({ component: AgreementList });

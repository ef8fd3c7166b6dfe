import { createFileRoute } from "@tanstack/solid-router";
import { ReceiptsPage } from "#web/features/receipts/components/receipts-page.tsx";

export const Route = createFileRoute("/_app/receipts")({ component: ReceiptsPage });

import { createFileRoute } from "@tanstack/solid-router";
import { VerifyPage } from "#web/features/verify/components/verify-page.tsx";

/** Public, and offline too: checks a file without asking the server anything. */
export const Route = createFileRoute("/verify")({ component: VerifyPage });

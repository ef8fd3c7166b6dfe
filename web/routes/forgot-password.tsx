import { createFileRoute } from "@tanstack/solid-router";
import { ForgotPasswordPage } from "#web/features/password-reset/components/forgot-password-page.tsx";

export const Route = createFileRoute("/forgot-password")({ component: ForgotPasswordPage });

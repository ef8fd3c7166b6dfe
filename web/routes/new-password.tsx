import { useQueryClient } from "@tanstack/solid-query";
import { createFileRoute } from "@tanstack/solid-router";
import { NewPasswordPage } from "#web/features/password-reset/components/new-password-page.tsx";
import { refreshSession } from "#web/platform/session.ts";

/** `/new-password#token`: open to everybody, the token decides. Afterwards nobody is signed in here any more. */
export const Route = createFileRoute("/new-password")({ component: NewPassword });

function NewPassword() {
  const client = useQueryClient();
  return <NewPasswordPage onSaved={() => void refreshSession(client)} />;
}

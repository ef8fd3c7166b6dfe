import { createFileRoute } from "@tanstack/solid-router";
import { InvitationPage } from "#web/features/invitations/components/invitation-page.tsx";

/** `/invitation#token`: open to everybody, the token decides. */
export const Route = createFileRoute("/invitation")({ component: InvitationPage });

import { createFileRoute } from "@tanstack/solid-router";
import { ClientContactsScreen } from "#web/features/client-contacts/components/client-contacts-screen.tsx";
import { ReasonGate } from "#web/platform/reason/reason-gate.tsx";

export const Route = createFileRoute("/_app/contacts")({ component: Contacts });

function Contacts() {
  const context = Route.useRouteContext();
  return (
    <ReasonGate>
      <ClientContactsScreen user={context().session.user} />
    </ReasonGate>
  );
}

import { createFileRoute } from "@tanstack/solid-router";
import { ClientPicker } from "#web/features/clients/components/client-picker.tsx";
import { ClientsPanel } from "#web/features/clients/components/clients-panel.tsx";
import { UsersScreen } from "#web/features/users/components/users-screen.tsx";

export const Route = createFileRoute("/_app/users")({ component: Users });

function Users() {
  const context = Route.useRouteContext();
  const user = () => context().session.user;
  const mayCreate = () => user().role === "administrator";
  return (
    <UsersScreen
      user={user()}
      clients={() => <ClientsPanel mayCreate={mayCreate()} />}
      clientField={(value, onInput) => <ClientPicker value={value} onInput={onInput} mayCreate={mayCreate()} />}
    />
  );
}

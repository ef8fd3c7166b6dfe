import { createFileRoute } from "@tanstack/solid-router";
import { AccountScreen } from "#web/features/account/components/account-screen.tsx";

export const Route = createFileRoute("/_app/account")({ component: Account });

function Account() {
  const context = Route.useRouteContext();
  return <AccountScreen session={context().session} />;
}

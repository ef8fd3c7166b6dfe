import { useQueryClient } from "@tanstack/solid-query";
import { createFileRoute, redirect, useNavigate } from "@tanstack/solid-router";
import { SignInPage } from "#web/features/sign-in/components/sign-in-page.tsx";
import { refreshSession, sessionQuery } from "#web/platform/session.ts";
import { takePlace } from "#web/platform/wanted-place.ts";

export const Route = createFileRoute("/sign-in")({
  beforeLoad: async ({ context }) => {
    if (await context.queryClient.ensureQueryData(sessionQuery)) throw redirect({ to: "/" });
  },
  component: SignIn,
});

function SignIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const enter = async () => {
    await refreshSession(client);
    await navigate({ to: takePlace() as "/" });
  };
  return <SignInPage onSignedIn={() => void enter()} />;
}

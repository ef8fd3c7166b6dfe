import { useQueryClient } from "@tanstack/solid-query";
import { createFileRoute, redirect, useNavigate } from "@tanstack/solid-router";
import { EnrolFactor } from "#web/features/account/components/enrol-factor.tsx";
import { refreshSession, sessionQuery } from "#web/platform/session.ts";

/** Before anything else (L-12), the NDA included; so it stands outside `/_app`. */
export const Route = createFileRoute("/account/factor")({
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in" });
    if (session.user.twoFactorEnabled) throw redirect({ to: "/" });
  },
  component: Factor,
});

function Factor() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const enter = async () => {
    await refreshSession(client);
    await navigate({ to: "/" });
  };
  return <EnrolFactor onDone={() => void enter()} />;
}

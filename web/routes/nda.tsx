import { useQueryClient } from "@tanstack/solid-query";
import { createFileRoute, redirect, useNavigate } from "@tanstack/solid-router";
import { NdaGate } from "#web/features/nda/components/nda-gate.tsx";
import { refreshSession, sessionQuery } from "#web/platform/session.ts";

export const Route = createFileRoute("/nda")({
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: "/sign-in" });
    if (!session.user.twoFactorEnabled) throw redirect({ to: "/account/factor" });
    if (!session.nda.required || session.nda.signed) throw redirect({ to: "/" });
  },
  component: Nda,
});

function Nda() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const enter = async () => {
    await refreshSession(client);
    await navigate({ to: "/" });
  };
  return <NdaGate onSigned={() => void enter()} />;
}

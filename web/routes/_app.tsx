import { createFileRoute, Outlet, redirect } from "@tanstack/solid-router";
import { sessionQuery } from "#web/platform/session.ts";
import { rememberPlace } from "#web/platform/wanted-place.ts";

/**
 * Everything behind sign-in and a second factor (L-12), and for staff behind the NDA (P1-2). For convenience only: the
 * server refuses by itself.
 * Whoever followed a link goes on to it after signing in. Routes below find the session in their context.
 */
export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (!session) {
      rememberPlace(location.pathname);
      throw redirect({ to: "/sign-in" as "/" });
    }
    if (!session.user.twoFactorEnabled) throw redirect({ to: "/account/factor" });
    if (session.nda.required && !session.nda.signed) throw redirect({ to: "/nda" as "/" });
    return { session };
  },
  component: Outlet,
});

import { createFileRoute, redirect } from "@tanstack/solid-router";
import { NoScreenPage } from "#web/features/app-frame/components/fallback-pages.tsx";
import { homeFor } from "#web/features/app-frame/nav.ts";

/** Everybody's start: to the work of one's role. Who is not signed in was sent to sign-in above. */
export const Route = createFileRoute("/_app/")({
  beforeLoad: ({ context }) => {
    const home = homeFor(context.session.user.role);
    if (home) throw redirect({ to: home as "/" });
  },
  component: NoScreenPage,
});

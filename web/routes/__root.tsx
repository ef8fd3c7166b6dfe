import type { QueryClient } from "@tanstack/solid-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/solid-router";
import { type Component, Show } from "solid-js";
import { NotFoundPage } from "#web/features/app-frame/components/fallback-pages.tsx";
import { OfflineBanner } from "#web/features/app-frame/components/offline-banner.tsx";
import { RouteAnnouncer } from "#web/features/app-frame/components/route-announcer.tsx";
import { SessionExpired } from "#web/features/app-frame/components/session-expired.tsx";
import { SkipLink } from "#web/features/app-frame/components/skip-link.tsx";
import { TopBar } from "#web/features/app-frame/components/top-bar.tsx";
import { UpdatePrompt } from "#web/features/app-frame/components/update-prompt.tsx";
import { DemoClock } from "#web/features/demo-clock/components/demo-clock.tsx";
import { NoticeBell } from "#web/features/notices/components/notice-bell.tsx";
import { LateBanner } from "#web/features/tasks/components/late-banner.tsx";
import { useSession } from "#web/platform/session.ts";
import { StepUpDialog } from "#web/platform/step-up.tsx";
import { ToastRegion } from "#web/ui/toast.tsx";

export const Route = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

const signInForm = Object.values(
  import.meta.glob<{ default: Component<{ onSignedIn: () => void }> }>(
    "../features/sign-in/components/sign-in-form.tsx",
  ),
)[0];

function Root() {
  const session = useSession();
  const known = () => (session.isPending ? undefined : session.data);
  return (
    <div class="grid min-h-dvh grid-rows-[auto_auto_1fr]">
      <div>
        <SkipLink />
        <TopBar
          session={known()}
          demo={
            <Show when={known()?.demo}>
              <DemoClock />
            </Show>
          }
          notices={
            <Show when={["client", "supervisor"].includes(known()?.user.role ?? "") && known()?.user.twoFactorEnabled}>
              <NoticeBell />
            </Show>
          }
        />
      </div>
      <div>
        <OfflineBanner />
        <Show when={known()?.tasksLate}>
          <LateBanner />
        </Show>
      </div>
      <main id="content" tabindex={-1} class="row-start-3 min-w-0">
        <Outlet />
      </main>
      <RouteAnnouncer />
      <UpdatePrompt />
      <StepUpDialog />
      <SessionExpired load={signInForm} />
      <ToastRegion />
    </div>
  );
}

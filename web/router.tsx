import type { QueryClient } from "@tanstack/solid-query";
import { createRouter } from "@tanstack/solid-router";
import { ErrorPage, NotFoundPage } from "./features/app-frame/components/fallback-pages.tsx";
import { routeTree } from "./routeTree.gen.ts";
import { Loading } from "./ui/states.tsx";

/**
 * No preloading on hover: every read of personal data is logged, and looking at a link is not looking at a person.
 * No scroll restoration: it writes to sessionStorage, and the browser keeps nothing of ours.
 */
export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: false,
    scrollRestoration: false,
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
  });

declare module "@tanstack/solid-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}

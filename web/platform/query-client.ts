import { QueryClient } from "@tanstack/solid-query";
import { ApiProblem } from "./problem.ts";

const RETRIES = 2;

/** Only a request that got no answer is tried again; a refusal stays a refusal. */
const worthRetrying = (failures: number, error: unknown): boolean =>
  failures < RETRIES && error instanceof ApiProblem && error.code === "network.offline";

/**
 * Memory only, never persisted, and forgotten soon. No refetch on focus or mount of fresh data: every read of personal
 * data is a row in the access log (P3-7), so the screen asks only when a person does.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 60_000,
        retry: worthRetrying,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        networkMode: "always",
      },
      mutations: { retry: false, gcTime: 0, networkMode: "always" },
    },
  });

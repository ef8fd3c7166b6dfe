import { type QueryClient, queryOptions, useQueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import type { SessionInfo } from "#contract/identity.ts";
import { apiFetch, callApi, onSessionLost } from "./api-client.ts";
import { readProblem } from "./problem.ts";
import { useQuery } from "./use-query.ts";

export type Session = SessionInfo;

export const sessionKey = ["session"] as const;

/** Who is signed in, or null. Asked with a bare fetch: "nobody" is an answer here, not a lost session. */
export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  staleTime: 60_000,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false, // without a connection the shell says so at once
  queryFn: async ({ signal }): Promise<Session | null> => {
    const response = await apiFetch("/api/session", { signal });
    if (response.status === 401) return null;
    if (!response.ok) throw await readProblem(response);
    return (await response.json()) as Session;
  },
});

/** The session as a query; `.data` is undefined while loading, null when nobody is signed in. */
export const useSession = () => useQuery(() => sessionQuery);

const [lost, setLost] = createSignal(false);

/** True while a session that was there has ended: sign-in stands over the page, what was typed stays. */
export const sessionExpired = lost;

/** Opens sign-in over the page when a session ends under somebody's hands. */
export function watchSession(client: QueryClient): void {
  onSessionLost(() => {
    if (client.getQueryData(sessionKey)) setLost(true);
  });
}

/** Asks anew who is signed in: after sign-in, sign-up and the NDA, before moving on. */
export const refreshSession = (client: QueryClient): Promise<Session | null> =>
  client.fetchQuery({ ...sessionQuery, staleTime: 0 });

/**
 * After signing in again over the page. The same person goes on where they were; for anybody else the page starts anew,
 * so that nothing of the former person stays in memory.
 */
export async function resumeSession(client: QueryClient): Promise<void> {
  const before = client.getQueryData<Session | null>(sessionKey);
  const after = await refreshSession(client);
  if (!after) return;
  if (before && before.user.id !== after.user.id) return location.assign("/");
  setLost(false);
  await client.refetchQueries({ type: "active", predicate: (query) => query.state.status === "error" });
}

/** Ends the session and starts the page anew: a fresh document is the surest way to empty memory. */
export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    await callApi("POST", "/api/auth/sign-out", {}).catch(() => {});
    client.clear();
    location.assign("/sign-in");
  };
}

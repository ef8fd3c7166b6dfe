import { infiniteQueryOptions, queryOptions } from "@tanstack/solid-query";
import type { Page } from "#contract/common.ts";
import type { AccessLogRow } from "#contract/rows.ts";
import { api, callApi, unwrap } from "#web/platform/api-client.ts";

export interface Passkey {
  id: string;
  name: string | null;
  createdAt: string | null;
}

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: () => callApi<Passkey[]>("GET", "/api/auth/passkey/list-user-passkeys"),
});

/** Reading the log adds a line to it (P3-7), so it is asked only when the tab is opened. */
export const ownLogQuery = infiniteQueryOptions({
  queryKey: ["access-log", "own"],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam }): Promise<Page<AccessLogRow>> =>
    unwrap(api.api["access-logs"].own.$get({ query: pageParam === undefined ? {} : { after: pageParam } })),
  getNextPageParam: (last) => last.next ?? undefined,
});

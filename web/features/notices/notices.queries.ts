import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import { api, unwrap } from "#web/platform/api-client.ts";

const oneMinute = 60_000;

/** A count and nothing else, so that asking again shows nothing of anybody. */
export const unreadQuery = queryOptions({
  queryKey: ["notices", "unread"],
  refetchInterval: oneMinute,
  queryFn: async () => (await unwrap(api.api.notices.unread.$get())).unread,
});

export const noticesPage = (after: string) => unwrap(api.api.notices.$get({ query: after === "" ? {} : { after } }));

export const readNotice = (noticeId: string) =>
  unwrap(api.api.notices[":noticeId"].read.$post({ param: { noticeId } }));

/** This notice and all older ones. */
export const readAll = (noticeId: string) =>
  unwrap(api.api.notices[":noticeId"]["read-older"].$post({ param: { noticeId } }));

export const refreshNotices = (client: QueryClient) => client.invalidateQueries({ queryKey: ["notices"] });

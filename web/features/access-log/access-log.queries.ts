import { infiniteQueryOptions } from "@tanstack/solid-query";
import { api, unwrap } from "#web/platform/api-client.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";

const PAGE_ROWS = 100;
const log = api.api.assignments[":assignmentId"]["access-log"];

/** Newest first. Reading the log is logged as well, so nothing is refetched by itself. */
export const accessLogQuery = (assignmentId: string) =>
  infiniteQueryOptions({
    queryKey: ["access-log", assignmentId],
    queryFn: ({ pageParam }) =>
      unwrap(
        log.$get(
          { param: { assignmentId }, query: { limit: PAGE_ROWS, ...(pageParam ? { after: pageParam } : {}) } },
          { headers: reasonHeaders() },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });

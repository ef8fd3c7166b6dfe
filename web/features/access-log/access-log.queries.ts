import { infiniteQueryOptions } from "@tanstack/solid-query";
import { api, apiFetch, unwrap } from "#web/platform/api-client.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";
import { fileName, saveFile } from "#web/platform/save-file.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const PAGE_ROWS = 100;
const log = api.api.assignments[":assignmentId"]["access-log"];

/** Local dates, both included; "" = not bounded on that side. */
export interface LogPeriod {
  from: string;
  until: string;
}
const given = ({ from, until }: LogPeriod) => ({ ...(from && { from }), ...(until && { until }) });

/** Newest first. Reading the log is logged as well, so nothing is refetched by itself. */
export const accessLogQuery = (assignmentId: string, period: LogPeriod) =>
  infiniteQueryOptions({
    queryKey: ["access-log", assignmentId, period],
    queryFn: ({ pageParam }) =>
      unwrap(
        log.$get(
          {
            param: { assignmentId },
            query: { limit: PAGE_ROWS, ...given(period), ...(pageParam ? { after: pageParam } : {}) },
          },
          { headers: reasonHeaders() },
        ),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });

/** The period as a file: one that proves itself, or CSV. Asks a fresh code first. */
export async function downloadLog(assignmentId: string, period: LogPeriod, format: "proof" | "csv"): Promise<void> {
  const path = `/api/assignments/${assignmentId}/access-log/export?${new URLSearchParams({ ...given(period), format })}`;
  const response = await withStepUp(async () => {
    const answer = await apiFetch(path, { headers: reasonHeaders() });
    if (!answer.ok) await unwrap(answer);
    return answer;
  });
  const name = fileName(response.headers.get("content-disposition"));
  saveFile(new Blob([await response.arrayBuffer()]), name);
}

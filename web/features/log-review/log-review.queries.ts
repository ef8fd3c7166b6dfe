import { queryOptions } from "@tanstack/solid-query";
import { api, apiFetch, unwrap } from "#web/platform/api-client.ts";
import { fileName, saveFile } from "#web/platform/save-file.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const reviews = api.api["log-reviews"];
const one = reviews[":month"];

export const reviewsQuery = queryOptions({ queryKey: ["log-reviews"], queryFn: () => unwrap(reviews.$get()) });

/** Reading a review is logged, so it is not refetched by itself. */
export const reviewQuery = (month: string) =>
  queryOptions({
    queryKey: ["log-reviews", month],
    queryFn: () => unwrap(one.$get({ param: { month } })),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });

export const signReview = (month: string, json: { signedName: string; remark: string }) =>
  withStepUp(() => unwrap(one.sign.$post({ param: { month }, json })));

/** The whole log of a period as a file with proofs; a director states why. */
export async function downloadWholeLog(period: { from: string; until: string }, reason: string): Promise<void> {
  const query = new URLSearchParams({
    ...(period.from && { from: period.from }),
    ...(period.until && { until: period.until }),
  });
  const response = await withStepUp(async () => {
    const answer = await apiFetch(`/api/access-logs/export?${query}`, {
      headers: { "x-reason": encodeURIComponent(reason) },
    });
    if (!answer.ok) await unwrap(answer);
    return answer;
  });
  saveFile(new Blob([await response.arrayBuffer()]), fileName(response.headers.get("content-disposition")));
}

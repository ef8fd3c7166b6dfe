import { infiniteQueryOptions } from "@tanstack/solid-query";
import { api, apiFetch, unwrap } from "#web/platform/api-client.ts";
import { fileName, saveFile } from "#web/platform/save-file.ts";

/** Newest first. */
export const receiptsQuery = infiniteQueryOptions({
  queryKey: ["receipts"],
  queryFn: ({ pageParam }) => unwrap(api.api.receipts.$get({ query: pageParam ? { after: pageParam } : {} })),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.next,
});

export async function downloadReceipt(id: string): Promise<void> {
  const answer = await apiFetch(`/api/receipts/${id}`);
  if (!answer.ok) await unwrap(answer);
  saveFile(new Blob([await answer.arrayBuffer()]), fileName(answer.headers.get("content-disposition"), `${id}.json`));
}

import type * as v from "valibot";
import type { exportQuery } from "#contract/rows.ts";
import { apiFetch, unwrap } from "#web/platform/api-client.ts";
import { ApiProblem } from "#web/platform/problem.ts";
import { fileName, saveFile } from "#web/platform/save-file.ts";
import { withStepUp } from "#web/platform/step-up.tsx";
import { checkFor } from "./download-check.ts";

export type DownloadChoice = Required<v.InferInput<typeof exportQuery>>;
export interface DownloadProgress {
  /** Null while that can't be seen from outside. */
  rows: number | null;
  bytes: number;
  /** All rows there will be; null when the server did not say. */
  total: number | null;
}

/**
 * Fetches the database as a file and hands it to the browser's download folder: the client's own act (P3-1).
 * @throws ApiProblem "network.offline" when the stream broke off: half a file is never saved
 */
export async function download(
  assignmentId: string,
  choice: DownloadChoice,
  onProgress: (progress: DownloadProgress) => void,
  signal: AbortSignal,
): Promise<DownloadProgress> {
  const path = `/api/assignments/${assignmentId}/export?${new URLSearchParams(choice)}`;
  const response = await withStepUp(async () => {
    const answer = await apiFetch(path, { signal });
    if (!answer.ok) await unwrap(answer);
    return answer;
  });
  const { parts, progress } = await receive(response, choice.dialect, onProgress, signal);
  const type = response.headers.get("content-type") ?? "application/octet-stream";
  saveFile(new Blob(parts, { type }), fileName(response.headers.get("content-disposition"), "leadhunter.csv"));
  return { ...progress, rows: progress.rows ?? progress.total };
}

async function receive(
  response: Response,
  kind: DownloadChoice["dialect"],
  onProgress: (progress: DownloadProgress) => void,
  signal: AbortSignal,
) {
  const said = response.headers.get("x-row-count");
  const total = said === null ? null : Number(said);
  const check = checkFor(kind);
  const parts: BlobPart[] = [];
  let progress: DownloadProgress = { rows: 0, bytes: 0, total };
  const reader = response.body?.getReader();
  try {
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) break;
      parts.push(piece.value);
      progress = { rows: check.add(piece.value), bytes: progress.bytes + piece.value.length, total };
      onProgress(progress);
    }
  } catch (broken) {
    throw signal.aborted ? broken : new ApiProblem("network.offline");
  }
  if (!check.whole(total)) throw new ApiProblem("network.offline");
  return { parts, progress };
}

import { infiniteQueryOptions, type QueryClient, queryOptions } from "@tanstack/solid-query";
import type { DeletionReceipt } from "#contract/rows.ts";
import type { UploadColumn, UploadKind, UploadReading, UploadRefusal, UploadView } from "#contract/uploads.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { ApiProblem, isProblem } from "#web/platform/problem.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";
import { withStepUp } from "#web/platform/step-up.tsx";
import { sendBody } from "./send-body.ts";

/** A connection that hangs counts as broken after this. */
const CHUNK_TIMEOUT_MS = 90_000;
const PAGE = 200;

const uploads = api.api.uploads;
const why = () => ({ headers: reasonHeaders() });

export const assignmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignments", id],
    queryFn: () => unwrap(api.api.assignments[":id"].$get({ param: { id } }, why())),
  });

export const listUploads = async (assignmentId: string): Promise<UploadView[]> =>
  (await unwrap(uploads.$get({ query: { assignmentId } }, why()))).items;

export const uploadsQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ["uploads", assignmentId],
    queryFn: () => listUploads(assignmentId),
  });

const refusalsPage = (id: string, after: string | null) =>
  unwrap(uploads[":id"].refusals.$get({ param: { id }, query: { limit: PAGE, ...(after ? { after } : {}) } }, why()));

export const refusalsQuery = (uploadId: string) =>
  infiniteQueryOptions({
    queryKey: ["refusals", uploadId],
    queryFn: ({ pageParam }) => refusalsPage(uploadId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

/** Every refused row of an upload. */
export async function allRefusals(uploadId: string): Promise<UploadRefusal[]> {
  const found: UploadRefusal[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof refusalsPage>> = await refusalsPage(uploadId, after);
    found.push(...page.items);
    after = page.next;
  } while (after);
  return found;
}

export interface OpenUpload {
  assignmentId: string;
  kind: UploadKind;
  contentHash: string;
  columns: UploadColumn[];
  rowCount: number;
  /** Comes with the run; a preview does without. */
  reading?: UploadReading;
}

/** What columns meant in this client's earlier uploads. */
export const knownColumns = async (assignmentId: string): Promise<UploadColumn[]> =>
  (await unwrap(uploads.columns.$get({ query: { assignmentId } }))).items;

/** What a part of the file would do. Writes nothing. */
export const previewChunk = (body: string, signal?: AbortSignal): Promise<string> =>
  sendBody("POST", "/api/uploads/preview", body, signal);

export const openUpload = ({ reading, ...input }: OpenUpload): Promise<UploadView> =>
  unwrap(uploads.$post({ json: { ...input, reading: reading ?? null } }));
export const readUpload = (id: string): Promise<UploadView> => unwrap(uploads[":id"].$get({ param: { id } }));
export const finishUpload = (id: string): Promise<UploadView> => unwrap(uploads[":id"].finish.$post({ param: { id } }));

/**
 * Sends rows `firstRow` … of the file, written out by the reader. The server takes a chunk once, however often it comes.
 * @throws ApiProblem "network.offline" also when no answer came in time
 */
export async function sendChunk(id: string, firstRow: number, body: string): Promise<UploadView> {
  const signal = AbortSignal.timeout(CHUNK_TIMEOUT_MS);
  try {
    return JSON.parse(await sendBody("PUT", `/api/uploads/${id}/chunks/${firstRow}`, body, signal)) as UploadView;
  } catch (thrown) {
    throw signal.aborted && !(thrown instanceof ApiProblem) ? new ApiProblem("network.offline") : thrown;
  }
}

/** A large deletion takes several requests; each goes on where the last one stopped. */
const MAX_DELETE_STEPS = 60;

export const removeUpload = (uploadId: string): Promise<DeletionReceipt> =>
  withStepUp(async () => {
    for (let step = 1; ; step++) {
      try {
        return await unwrap(uploads[":uploadId"].$delete({ param: { uploadId } }));
      } catch (thrown) {
        if (step === MAX_DELETE_STEPS || !isProblem(thrown, "server.unavailable")) throw thrown;
      }
    }
  });

/** After an upload or a deletion nothing that was shown of this assignment is true any more. */
export const forgetRows = (client: QueryClient, assignmentId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["uploads", assignmentId] }),
    client.invalidateQueries({ queryKey: ["assignments", assignmentId] }),
    client.removeQueries({ queryKey: ["rows", assignmentId] }),
  ]);

import { queryOptions } from "@tanstack/solid-query";
import type { UploadUndo } from "#contract/upload-undo.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { isProblem } from "#web/platform/problem.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const undo = api.api.uploads[":uploadId"].undo;
/** A large undo takes several requests; each goes on where the last one stopped. */
const MAX_STEPS = 60;

export const undoQuery = (uploadId: string) =>
  queryOptions({
    queryKey: ["upload-undo", uploadId],
    queryFn: (): Promise<UploadUndo> => unwrap(undo.$get({ param: { uploadId } }, { headers: reasonHeaders() })),
    staleTime: 0,
    gcTime: 0,
  });

export const undoUpload = (uploadId: string): Promise<UploadUndo> =>
  withStepUp(async () => {
    for (let step = 1; ; step++) {
      try {
        return await unwrap(undo.$post({ param: { uploadId } }));
      } catch (thrown) {
        const goesOn = isProblem(thrown, "server.unavailable") || isProblem(thrown, "uploads.registry_busy");
        if (step === MAX_STEPS || !goesOn) throw thrown;
      }
    }
  });

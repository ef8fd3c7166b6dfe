import type * as v from "valibot";
import type { openUploadInput } from "#contract/uploads.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import type { UploadKey } from "./uploads.repository.ts";

/** By what an unfinished upload of the same file, kind and mapping is found again. */
export const uploadKey = async (input: Omit<v.InferOutput<typeof openUploadInput>, "reading">): Promise<UploadKey> => ({
  assignmentId: input.assignmentId,
  contentHash: input.contentHash,
  mappingHash: await sha256(
    JSON.stringify([
      input.rowCount,
      input.columns.map(({ header, target, ownClass }) => [header, target, ownClass]),
      ...(input.kind === "leads" ? [] : [input.kind]),
    ]),
  ),
});

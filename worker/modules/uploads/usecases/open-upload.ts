import type * as v from "valibot";
import type { openUploadInput, UploadReading, UploadView } from "#contract/uploads.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { randomName } from "#worker/platform/ids.ts";
import { planColumns } from "../columns.rules.ts";
import { uploadKey } from "../upload-key.ts";
import {
  columnsStatement,
  insertColumnStatements,
  insertUploadStatements,
  retireUploadStatement,
  takeUpStatement,
  toColumns,
  toUploads,
  type Upload,
  type UploadKey,
  uploadByContentStatements,
  uploadByIdStatements,
  uploadView,
} from "../uploads.repository.ts";

export interface OpenUploadInput {
  deps: Deps;
  grant: Grant<"upload.create">;
  /** Without a wizard there is nothing to say of how the file was read. */
  input: Omit<v.InferOutput<typeof openUploadInput>, "reading"> & { reading?: UploadReading | null };
}

/**
 * Opens an upload, or takes up the unfinished one of the same file and mapping: `applied` then tells what is missing. A
 * file that was finished before gets a new run, which finds its own rows again. Error: 409 `uploads.columns_differ` when
 * a header already means something else in this database.
 */
export const openUpload = async (request: OpenUploadInput): Promise<UploadView> => {
  const { deps, input } = request;
  const key = await uploadKey(input);
  const [known] = toUploads(await deps.db.batch(uploadByContentStatements(key, nowIso(deps.clock))));
  if (known !== undefined && known.state !== "done") return takeUp(request, known);
  try {
    return await create(request, key);
  } catch (error) {
    // Opened twice at once: the other one is there now.
    if (!/UNIQUE constraint failed/i.test(String(error))) throw error;
    const [other] = toUploads(await deps.db.batch(uploadByContentStatements(key, nowIso(deps.clock))));
    return other === undefined ? create(request, key) : takeUp(request, other);
  }
};

const takeUp = async ({ deps, grant, input }: OpenUploadInput, upload: Upload): Promise<UploadView> => {
  const at = nowIso(deps.clock);
  const view = uploadByIdStatements(upload.id, at);
  const reading = input.reading ?? null;
  const isReadAnew = reading !== null && JSON.stringify(reading) !== JSON.stringify(upload.reading);
  const results =
    upload.state === "abandoned" || isReadAnew
      ? (
          await loggedWrite(deps, grant, { kind: "upload", id: upload.id }, [
            takeUpStatement(upload.id, reading, at),
            ...view,
          ])
        ).slice(1)
      : await loggedRead(deps, grant, { kind: "upload", id: upload.id }, view);
  return uploadView(toUploads(results)[0] as Upload);
};

const create = async ({ deps, grant, input }: OpenUploadInput, key: UploadKey): Promise<UploadView> => {
  const at = nowIso(deps.clock);
  const known = toColumns(await deps.db.all(columnsStatement(input.assignmentId)));
  const columns = planColumns(known, input.columns, () => deps.newId("col"));
  if (columns.differing.length > 0)
    throw problem(
      "uploads.columns_differ",
      columns.differing.map((index) => ({ pointer: `/columns/${index}`, code: "differs" })),
    );
  const id = deps.newId("upl");
  const view = uploadByIdStatements(id, at);
  const results = await loggedWrite(deps, grant, { kind: "upload", id, count: input.rowCount }, [
    retireUploadStatement(key),
    ...insertColumnStatements(input.assignmentId, columns.added),
    ...insertUploadStatements({
      ...key,
      id,
      clientId: grant.facts.clientId as string,
      sourceId: `src_${randomName()}`,
      kind: input.kind,
      reading: input.reading ?? null,
      mapping: columns.mapping,
      rowCount: input.rowCount,
      createdBy: grant.actor.userId,
      at,
    }),
    ...view,
  ]);
  return uploadView(toUploads(results.slice(-view.length))[0] as Upload);
};

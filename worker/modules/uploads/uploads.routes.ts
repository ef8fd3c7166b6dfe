import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId, pageQuery, uploadId } from "#contract/common.ts";
import { chunkInput, openUploadInput, previewInput } from "#contract/uploads.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { Problem, problem } from "#worker/platform/http/problem.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { applyChunk } from "./usecases/apply-chunk.ts";
import { finishUpload } from "./usecases/finish-upload.ts";
import { openUpload } from "./usecases/open-upload.ts";
import { previewChunk } from "./usecases/preview-chunk.ts";
import { knownColumns, listRefusals, listUploads, readUpload } from "./usecases/read-uploads.ts";

const oneUpload = v.strictObject({ id: uploadId });
const oneChunk = v.strictObject({
  id: uploadId,
  firstRow: v.pipe(v.string(), v.regex(/^[1-9]\d{0,6}$/), v.transform(Number)),
});
const ofAssignment = v.strictObject({ assignmentId });

/** No agreement in force = no upload, also for the rest of one that is running (P5-1). */
const mayUpload = async (request: Omit<Parameters<typeof authorize<"upload.create">>[0], "permission">) => {
  try {
    return await authorize({ ...request, permission: "upload.create" });
  } catch (error) {
    if (error instanceof Problem && error.code === "assignments.agreement_missing")
      throw problem("uploads.agreement_missing");
    throw error;
  }
};

export const uploadsRoutes = new Hono<AppEnv>()
  .get("/uploads", requires("upload.list"), validateQuery(ofAssignment), async (c) => {
    const { assignmentId } = c.req.valid("query");
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "upload.list", resource: { assignmentId } });
    return c.json(await listUploads(by.deps, grant, assignmentId));
  })
  .post("/uploads", requires("upload.create"), validateJson(openUploadInput), async (c) => {
    const input = c.req.valid("json");
    const by = caller(c);
    const grant = await mayUpload({ ...by, resource: { assignmentId: input.assignmentId } });
    return c.json(await openUpload({ deps: by.deps, grant, input }));
  })
  .post("/uploads/preview", requires("upload.create"), validateJson(previewInput), async (c) => {
    const input = c.req.valid("json");
    const by = caller(c);
    const grant = await mayUpload({ ...by, resource: { assignmentId: input.assignmentId } });
    return c.json(await previewChunk({ deps: by.deps, grant, input }));
  })
  .get("/uploads/columns", requires("upload.list"), validateQuery(ofAssignment), async (c) => {
    const { assignmentId } = c.req.valid("query");
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "upload.list", resource: { assignmentId } });
    return c.json(await knownColumns(by.deps, grant, assignmentId));
  })
  .get("/uploads/:id", requires("upload.read"), validateParams(oneUpload), async (c) => {
    const { id } = c.req.valid("param");
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "upload.read", resource: { uploadId: id } });
    return c.json(await readUpload(by.deps, grant, id));
  })
  .put(
    "/uploads/:id/chunks/:firstRow",
    requires("upload.create"),
    validateParams(oneChunk),
    validateJson(chunkInput),
    async (c) => {
      const { id, firstRow } = c.req.valid("param");
      const by = caller(c);
      const grant = await mayUpload({ ...by, resource: { uploadId: id } });
      const { rows } = c.req.valid("json");
      return c.json(await applyChunk({ deps: by.deps, grant, uploadId: id, firstRow, rows }));
    },
  )
  .post("/uploads/:id/finish", requires("upload.create"), validateParams(oneUpload), async (c) => {
    const { id } = c.req.valid("param");
    const by = caller(c);
    const grant = await mayUpload({ ...by, resource: { uploadId: id } });
    return c.json(await finishUpload({ deps: by.deps, grant, uploadId: id }));
  })
  .get(
    "/uploads/:id/refusals",
    requires("upload.read"),
    validateParams(oneUpload),
    validateQuery(v.strictObject(pageQuery)),
    async (c) => {
      const { id } = c.req.valid("param");
      const by = caller(c);
      const grant = await authorize({ ...by, permission: "upload.read", resource: { uploadId: id } });
      return c.json(await listRefusals(by.deps, grant, id, c.req.valid("query")));
    },
  );

import { Hono } from "hono";
import * as v from "valibot";
import { uploadId } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateParams } from "#worker/platform/http/validate.ts";
import { previewUndo } from "./preview-undo.ts";
import { undoUpload } from "./undo-upload.ts";

const ofUpload = validateParams(v.strictObject({ uploadId }));

/** The undo of an upload: first what it would do, then the deed. */
export const uploadUndoRoutes = new Hono<AppEnv>()
  .get("/uploads/:uploadId/undo", requires("upload.read"), ofUpload, async (c) => {
    const by = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ ...by, permission: "upload.read", resource });
    return c.json(await previewUndo(by.deps, grant, resource.uploadId));
  })
  .post("/uploads/:uploadId/undo", requires("upload.undo"), ofUpload, async (c) => {
    const by = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ ...by, permission: "upload.undo", resource });
    return c.json(await undoUpload(by.deps, grant, resource.uploadId));
  });

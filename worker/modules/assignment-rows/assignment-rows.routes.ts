import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId, pageQuery, rowId, uploadId } from "#contract/common.ts";
import {
  deleteRowsInput,
  rowIdsInput,
  rowLookupInput,
  rowPageInput,
  updateRowInput,
  verifyRowInput,
} from "#contract/rows.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { deleteAssignment, deleteRows, deleteUpload } from "./usecases/delete-rows.ts";
import { readNamedRows, stampRows } from "./usecases/follow-rows.ts";
import { listRows } from "./usecases/list-rows.ts";
import { lookupRows } from "./usecases/lookup-rows.ts";
import { pageRows } from "./usecases/page-rows.ts";
import { updateRow } from "./usecases/update-row.ts";
import { verifyRow } from "./usecases/verify-row.ts";

const ofAssignment = validateParams(v.object({ assignmentId }));
const ofRow = validateParams(v.object({ rowId }));
const ofUpload = validateParams(v.object({ uploadId }));

export const rowsRoutes = new Hono<AppEnv>()
  .get(
    "/assignments/:assignmentId/rows",
    requires("row.list"),
    ofAssignment,
    validateQuery(v.strictObject(pageQuery)),
    async (c) => {
      const { deps, actor, reason } = caller(c);
      const grant = await authorize({ deps, actor, permission: "row.list", resource: c.req.valid("param"), reason });
      return c.json(await listRows({ deps, grant, input: c.req.valid("query") }));
    },
  )
  .post(
    "/assignments/:assignmentId/rows/page",
    requires("row.list"),
    ofAssignment,
    validateJson(rowPageInput),
    async (c) => {
      const { deps, actor, reason } = caller(c);
      const grant = await authorize({ deps, actor, permission: "row.list", resource: c.req.valid("param"), reason });
      return c.json(await pageRows({ deps, grant, input: c.req.valid("json") }));
    },
  )
  .post(
    "/assignments/:assignmentId/rows/stamps",
    requires("row.list"),
    ofAssignment,
    validateJson(rowIdsInput),
    async (c) => {
      const { deps, actor, reason } = caller(c);
      const grant = await authorize({ deps, actor, permission: "row.list", resource: c.req.valid("param"), reason });
      return c.json({ items: await stampRows({ deps, grant, ids: c.req.valid("json").ids }) });
    },
  )
  .post(
    "/assignments/:assignmentId/rows/named",
    requires("row.list"),
    ofAssignment,
    validateJson(rowIdsInput),
    async (c) => {
      const { deps, actor, reason } = caller(c);
      const grant = await authorize({ deps, actor, permission: "row.list", resource: c.req.valid("param"), reason });
      return c.json(await readNamedRows({ deps, grant, ids: c.req.valid("json").ids }));
    },
  )
  .post(
    "/assignments/:assignmentId/rows/lookup",
    requires("row.lookup"),
    ofAssignment,
    validateJson(rowLookupInput),
    async (c) => {
      const { deps, actor } = caller(c);
      const grant = await authorize({ deps, actor, permission: "row.lookup", resource: c.req.valid("param") });
      return c.json(await lookupRows({ deps, grant, input: c.req.valid("json") }));
    },
  )
  .post(
    "/assignments/:assignmentId/rows/delete",
    requires("row.delete"),
    ofAssignment,
    validateJson(deleteRowsInput),
    async (c) => {
      const { deps, actor } = caller(c);
      const grant = await authorize({ deps, actor, permission: "row.delete", resource: c.req.valid("param") });
      return c.json(await deleteRows({ deps, grant, ids: c.req.valid("json").ids }));
    },
  )
  .post("/rows/:rowId/verify", requires("row.verify"), ofRow, validateJson(verifyRowInput), async (c) => {
    const { deps, actor } = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "row.verify", resource });
    return c.json(await verifyRow({ deps, grant, rowId: resource.rowId, input: c.req.valid("json") }));
  })
  .patch("/rows/:rowId", requires("row.update"), ofRow, validateJson(updateRowInput), async (c) => {
    const { deps, actor } = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "row.update", resource });
    return c.json(await updateRow({ deps, grant, rowId: resource.rowId, input: c.req.valid("json") }));
  })
  .delete("/rows/:rowId", requires("row.delete"), ofRow, async (c) => {
    const { deps, actor } = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "row.delete", resource });
    return c.json(await deleteRows({ deps, grant, ids: [resource.rowId] }));
  })
  .delete("/uploads/:uploadId", requires("upload.delete"), ofUpload, async (c) => {
    const { deps, actor } = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "upload.delete", resource });
    return c.json(await deleteUpload({ deps, grant, uploadId: resource.uploadId }));
  })
  .delete("/assignments/:assignmentId", requires("assignment.delete"), ofAssignment, async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "assignment.delete", resource: c.req.valid("param") });
    return c.json(await deleteAssignment({ deps, grant }));
  });

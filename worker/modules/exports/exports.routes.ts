import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId } from "#contract/common.ts";
import { exportQuery } from "#contract/rows.ts";
import { authorize, caller, checkpointHeader, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { securityHeaders } from "#worker/platform/http/headers.ts";
import { validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { exportRows } from "./usecases/export-rows.ts";

/** The current state as a file: streamed page by page, never stored (P3-9, P4.1-6). */
export const exportsRoutes = new Hono<AppEnv>().get(
  "/assignments/:assignmentId/export",
  requires("row.export"),
  validateParams(v.object({ assignmentId })),
  validateQuery(exportQuery),
  async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "row.export", resource: c.req.valid("param") });
    const { fileName, contentType, rowCount, body } = await exportRows({ deps, grant, input: c.req.valid("query") });
    return c.body(body, 200, {
      ...securityHeaders,
      "content-type": contentType,
      "content-disposition": `attachment; filename="${fileName}"`,
      "x-row-count": String(rowCount),
      ...(await checkpointHeader(deps.db)),
    });
  },
);

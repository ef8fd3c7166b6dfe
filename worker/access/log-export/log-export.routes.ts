import { type Context, Hono } from "hono";
import * as v from "valibot";
import { logExportQuery } from "#contract/access-log.ts";
import { assignmentId } from "#contract/common.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { securityHeaders } from "#worker/platform/http/headers.ts";
import { validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { authorize } from "../authorize.ts";
import { caller } from "../caller.ts";
import { requires } from "../requires.ts";
import { exportLog, type LogFile } from "./export-log.ts";

const asFile = (c: Context<AppEnv>, { fileName, body }: LogFile) =>
  c.body(body, 200, {
    ...securityHeaders,
    "content-type": fileName.endsWith(".csv") ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8",
    "content-disposition": `attachment; filename="${fileName}"`,
  });

/** The log as a file that proves itself: of one assignment, or (a director) the whole of it (P3-7). */
export const logExportRoutes = new Hono<AppEnv>()
  .get(
    "/assignments/:assignmentId/access-log/export",
    requires("access-log.export"),
    validateParams(v.object({ assignmentId })),
    validateQuery(logExportQuery),
    async (c) => {
      const { deps, actor, reason } = caller(c);
      const resource = c.req.valid("param");
      const grant = await authorize({ deps, actor, permission: "access-log.export", resource, reason });
      return asFile(c, await exportLog(deps, grant, c.req.valid("query")));
    },
  )
  .get("/access-logs/export", requires("access-log.export-all"), validateQuery(logExportQuery), async (c) => {
    const { deps, actor, reason } = caller(c);
    const grant = await authorize({ deps, actor, permission: "access-log.export-all", reason });
    return asFile(c, await exportLog(deps, grant, c.req.valid("query")));
  });

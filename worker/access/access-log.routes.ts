import { Hono } from "hono";
import * as v from "valibot";
import { logPageQuery } from "#contract/access-log.ts";
import { assignmentId, pageQuery } from "#contract/common.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { listAssignmentLog, listOwnLog } from "./access-log.queries.ts";
import { authorize } from "./authorize.ts";
import { caller } from "./caller.ts";
import { requires } from "./requires.ts";

const page = v.strictObject(pageQuery);

/** Who looked: the client's own database, the supervisor's assignments, each staff member's own looks (P3-7). */
export const accessLogRoutes = new Hono<AppEnv>()
  .get(
    "/assignments/:assignmentId/access-log",
    requires("access-log.list"),
    validateParams(v.object({ assignmentId })),
    validateQuery(logPageQuery),
    async (c) => {
      const { deps, actor, reason } = caller(c);
      const resource = c.req.valid("param");
      const grant = await authorize({ deps, actor, permission: "access-log.list", resource, reason });
      return c.json(await listAssignmentLog(deps, grant, c.req.valid("query")));
    },
  )
  .get("/access-logs/own", requires("access-log.list-own"), validateQuery(page), async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "access-log.list-own" });
    return c.json(await listOwnLog(deps, grant, c.req.valid("query")));
  });

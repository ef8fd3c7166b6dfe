import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateParams } from "#worker/platform/http/validate.ts";
import { readResults } from "./usecases/read-results.ts";

export const resultsRoutes = new Hono<AppEnv>().get(
  "/assignments/:id/results",
  requires("result.read"),
  validateParams(v.strictObject({ id: assignmentId })),
  async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "result.read", resource });
    return c.json(await readResults({ grant, deps: c.get("deps") }));
  },
);

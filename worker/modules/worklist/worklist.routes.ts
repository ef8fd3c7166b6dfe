import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId } from "#contract/common.ts";
import { legalFormInput, ofLead, worklistQuery } from "#contract/worklist.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { decideLegalForm } from "./legal-form.repository.ts";
import { readWorklist } from "./worklist.repository.ts";

/** What waits for the supervisor of an assignment: checks, forecast, leads held back for their legal form. */
export const worklistRoutes = new Hono<AppEnv>()
  .get(
    "/assignments/:assignmentId/worklist",
    requires("worklist.read"),
    validateParams(v.object({ assignmentId })),
    validateQuery(worklistQuery),
    async (c) => {
      const grant = await authorize({ ...caller(c), permission: "worklist.read", resource: c.req.valid("param") });
      return c.json(await readWorklist(c.get("deps"), grant, c.req.valid("query").after));
    },
  )
  .post(
    "/leads/:leadId/legal-form",
    requires("legal-form.decide"),
    validateParams(ofLead),
    validateJson(legalFormInput),
    async (c) => {
      const grant = await authorize({ ...caller(c), permission: "legal-form.decide", resource: c.req.valid("param") });
      try {
        await decideLegalForm(c.get("deps"), grant, c.req.valid("json"));
      } catch (error) {
        // Its form became known, or somebody else decided.
        throw isGuardFailure(error) ? problem("request.conflict") : error;
      }
      return c.body(null, 204);
    },
  );

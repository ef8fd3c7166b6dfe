import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId } from "#contract/common.ts";
import { updateOutcomesInput } from "#contract/outcomes.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { readOutcomes, updateOutcomes } from "./usecases/outcome-settings.ts";

const assignment = validateParams(v.strictObject({ id: assignmentId }));

/** How the calls of an assignment may end, and what its script asks. */
export const outcomesRoutes = new Hono<AppEnv>()
  .get("/assignments/:id/outcomes", requires("outcome.list"), assignment, async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "outcome.list", resource });
    return c.json(await readOutcomes({ grant, deps: c.get("deps") }));
  })
  .put(
    "/assignments/:id/outcomes",
    requires("outcome.update"),
    assignment,
    validateJson(updateOutcomesInput),
    async (c) => {
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ ...caller(c), permission: "outcome.update", resource });
      return c.json(await updateOutcomes({ grant, input: c.req.valid("json"), deps: c.get("deps") }));
    },
  );

import { Hono } from "hono";
import * as v from "valibot";
import {
  assessmentInput,
  copyAssignmentInput,
  createAssignmentInput,
  updateAssignmentInput,
} from "#contract/assignments.ts";
import { assignmentId, pageQuery } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { activateAssignment } from "./usecases/activate-assignment.ts";
import { copyAssignment } from "./usecases/copy-assignment.ts";
import { createAssignment } from "./usecases/create-assignment.ts";
import { deactivateAssignment } from "./usecases/deactivate-assignment.ts";
import { listAssignments } from "./usecases/list-assignments.ts";
import { readAssignment } from "./usecases/read-assignment.ts";
import { recordAssessment } from "./usecases/record-assessment.ts";
import { updateAssignment } from "./usecases/update-assignment.ts";

const params = validateParams(v.object({ id: assignmentId }));

export const assignmentRoutes = new Hono<AppEnv>()
  .get("/assignments", requires("assignment.list"), validateQuery(v.object(pageQuery)), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "assignment.list" });
    return c.json(await listAssignments({ grant, input: c.req.valid("query"), deps: c.get("deps") }));
  })
  .post("/assignments", requires("assignment.create"), validateJson(createAssignmentInput), async (c) => {
    const asking = caller(c);
    const input = c.req.valid("json");
    const clientId = input.clientId ?? asking.actor.clientId;
    if (clientId === null) throw problem("request.invalid", [{ pointer: "/clientId", code: "required" }]);
    const grant = await authorize({ ...asking, permission: "assignment.create", resource: { clientId } });
    return c.json(await createAssignment({ grant, input, deps: c.get("deps") }), 201);
  })
  .get("/assignments/:id", requires("assignment.read"), params, async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "assignment.read", resource });
    return c.json(await readAssignment({ grant, deps: c.get("deps") }));
  })
  .patch("/assignments/:id", requires("assignment.update"), params, validateJson(updateAssignmentInput), async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "assignment.update", resource });
    await updateAssignment({ grant, input: c.req.valid("json"), deps: c.get("deps") });
    return c.body(null, 204);
  })
  .post("/assignments/:id/copy", requires("assignment.copy"), params, validateJson(copyAssignmentInput), async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "assignment.copy", resource });
    return c.json(await copyAssignment({ grant, input: c.req.valid("json"), deps: c.get("deps") }), 201);
  })
  .post(
    "/assignments/:id/assessment",
    requires("assignment.assess"),
    params,
    validateJson(assessmentInput),
    async (c) => {
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ ...caller(c), permission: "assignment.assess", resource });
      await recordAssessment({ grant, input: c.req.valid("json"), deps: c.get("deps") });
      return c.body(null, 204);
    },
  )
  .post("/assignments/:id/activate", requires("assignment.activate"), params, async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "assignment.activate", resource });
    await activateAssignment({ grant, deps: c.get("deps") });
    return c.body(null, 204);
  })
  .post("/assignments/:id/deactivate", requires("assignment.deactivate"), params, async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "assignment.deactivate", resource });
    await deactivateAssignment({ grant, deps: c.get("deps") });
    return c.body(null, 204);
  });

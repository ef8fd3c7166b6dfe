import { Hono } from "hono";
import * as v from "valibot";
import { assignmentId, callId } from "#contract/common.ts";
import { notesQuery } from "#contract/desk.ts";
import { correctCallInput } from "#contract/outcomes.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { correctCall } from "./usecases/correct-call.ts";
import { listNotes } from "./usecases/list-notes.ts";

// No route changes a note and none searches them (P4.3-3/4); a correction is an addition.
export const notesRoutes = new Hono<AppEnv>()
  .get(
    "/assignments/:id/notes",
    requires("note.list"),
    validateParams(v.strictObject({ id: assignmentId })),
    validateQuery(notesQuery),
    async (c) => {
      const { deps, actor, reason } = caller(c);
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ deps, actor, reason, permission: "note.list", resource });
      return c.json(await listNotes({ grant, input: c.req.valid("query"), deps }));
    },
  )
  .post(
    "/calls/:callId/corrections",
    requires("call.correct"),
    validateParams(v.strictObject({ callId })),
    validateJson(correctCallInput),
    async (c) => {
      const resource = c.req.valid("param");
      const grant = await authorize({ ...caller(c), permission: "call.correct", resource });
      await correctCall({ grant, callId: resource.callId, input: c.req.valid("json"), deps: c.get("deps") });
      return c.body(null, 204);
    },
  );

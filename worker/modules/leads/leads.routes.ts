import { Hono } from "hono";
import * as v from "valibot";
import { rowId, uploadId } from "#contract/common.ts";
import { arrangeLeadInput, arrangeUploadInput } from "#contract/rows.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { arrangeLead, arrangeUpload } from "./usecases/arrange-leads.ts";

/** What a supervisor arranges of leads: which ones come first. */
export const leadsRoutes = new Hono<AppEnv>()
  .patch(
    "/rows/:rowId/lead",
    requires("lead.arrange"),
    validateParams(v.strictObject({ rowId })),
    validateJson(arrangeLeadInput),
    async (c) => {
      const by = caller(c);
      const grant = await authorize({ ...by, permission: "lead.arrange", resource: c.req.valid("param") });
      return c.json(await arrangeLead({ deps: by.deps, grant, input: c.req.valid("json") }));
    },
  )
  .patch(
    "/uploads/:uploadId/leads",
    requires("lead.arrange"),
    validateParams(v.strictObject({ uploadId })),
    validateJson(arrangeUploadInput),
    async (c) => {
      const by = caller(c);
      const resource = c.req.valid("param");
      const grant = await authorize({ ...by, permission: "lead.arrange", resource });
      return c.json(await arrangeUpload({ deps: by.deps, grant, ...resource, ...c.req.valid("json") }));
    },
  );

import { Hono } from "hono";
import * as v from "valibot";
import { countersignInput, previewAgreementInput, signAgreementInput } from "#contract/assignments.ts";
import { assignmentId, pageQuery } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { countersignAgreement } from "./usecases/countersign-agreement.ts";
import { listAgreements } from "./usecases/list-agreements.ts";
import { previewAgreement } from "./usecases/preview-agreement.ts";
import { readAgreement } from "./usecases/read-agreement.ts";
import { signAgreement } from "./usecases/sign-agreement.ts";

const params = validateParams(v.object({ id: assignmentId }));

export const agreementsRoutes = new Hono<AppEnv>()
  .get("/agreements", requires("agreement.list"), validateQuery(v.object(pageQuery)), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "agreement.list" });
    return c.json(await listAgreements({ grant, input: c.req.valid("query"), deps: c.get("deps") }));
  })
  .get("/assignments/:id/agreement", requires("agreement.read"), params, async (c) => {
    const resource = { assignmentId: c.req.valid("param").id };
    const grant = await authorize({ ...caller(c), permission: "agreement.read", resource });
    return c.json(await readAgreement({ grant, deps: c.get("deps") }));
  })
  .post(
    "/assignments/:id/agreement/preview",
    requires("agreement.read"),
    params,
    validateJson(previewAgreementInput),
    async (c) => {
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ ...caller(c), permission: "agreement.read", resource });
      const { terms: _, ...preview } = await previewAgreement({
        grant,
        input: c.req.valid("json"),
        deps: c.get("deps"),
      });
      return c.json(preview);
    },
  )
  .post(
    "/assignments/:id/agreement",
    requires("agreement.sign"),
    params,
    validateJson(signAgreementInput),
    async (c) => {
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ ...caller(c), permission: "agreement.sign", resource });
      return c.json(await signAgreement({ grant, input: c.req.valid("json"), deps: c.get("deps") }), 201);
    },
  )
  .post(
    "/assignments/:id/agreement/countersign",
    requires("agreement.countersign"),
    params,
    validateJson(countersignInput),
    async (c) => {
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ ...caller(c), permission: "agreement.countersign", resource });
      return c.json(await countersignAgreement({ grant, input: c.req.valid("json"), deps: c.get("deps") }));
    },
  );

import { Hono } from "hono";
import * as v from "valibot";
import { ndaId } from "#contract/common.ts";
import { signNdaInput } from "#contract/identity.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { currentNda } from "./nda-text.ts";
import { listNdas } from "./ndas.repository.ts";
import { signOwnNda } from "./usecases/sign-nda.ts";
import { withdrawNda } from "./usecases/withdraw-nda.ts";

export const ndasRoutes = new Hono<AppEnv>()
  .get("/ndas/current", requires("nda.sign"), async (c) => c.json(await currentNda()))
  .get("/ndas", requires("nda.list"), async (c) => {
    const { deps, actor } = caller(c);
    return c.json(await listNdas(deps, await authorize({ deps, actor, permission: "nda.list" })));
  })
  .post("/ndas", requires("nda.sign"), validateJson(signNdaInput), async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "nda.sign" });
    await signOwnNda({ deps, grant, input: c.req.valid("json") });
    return c.json({ signed: true }, 201);
  })
  .post("/ndas/:id/withdraw", requires("nda.withdraw"), validateParams(v.strictObject({ id: ndaId })), async (c) => {
    const { deps, actor } = caller(c);
    const grant = await authorize({ deps, actor, permission: "nda.withdraw" });
    await withdrawNda({ deps, grant, id: c.req.valid("param").id });
    return c.body(null, 204);
  });

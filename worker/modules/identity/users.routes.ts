import { Hono } from "hono";
import * as v from "valibot";
import { userId } from "#contract/common.ts";
import { updateUserInput } from "#contract/identity.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { deactivateUser } from "./usecases/deactivate-user.ts";
import { resetFactor } from "./usecases/reset-factor.ts";
import { updateUser } from "./usecases/update-user.ts";
import { listUsers } from "./users.repository.ts";

const byId = validateParams(v.strictObject({ id: userId }));

export const usersRoutes = new Hono<AppEnv>()
  .get("/users", requires("user.list"), async (c) => {
    const { deps, actor } = caller(c);
    return c.json(await listUsers(deps, await authorize({ deps, actor, permission: "user.list" })));
  })
  .patch("/users/:id", requires("user.update"), byId, validateJson(updateUserInput), async (c) => {
    const { deps, actor } = caller(c);
    const { id } = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "user.update", resource: { userId: id } });
    await updateUser({ deps, grant, id, input: c.req.valid("json"), origin: new URL(c.req.url).origin });
    return c.body(null, 204);
  })
  .post("/users/:id/deactivate", requires("user.deactivate"), byId, async (c) => {
    const { deps, actor } = caller(c);
    const { id } = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "user.deactivate", resource: { userId: id } });
    await deactivateUser({ deps, grant, id });
    return c.body(null, 204);
  })
  .post("/users/:id/reset-factor", requires("user.reset-factor"), byId, async (c) => {
    const { deps, actor } = caller(c);
    const { id } = c.req.valid("param");
    const grant = await authorize({ deps, actor, permission: "user.reset-factor", resource: { userId: id } });
    await resetFactor({ deps, grant, id, origin: new URL(c.req.url).origin });
    return c.body(null, 204);
  });

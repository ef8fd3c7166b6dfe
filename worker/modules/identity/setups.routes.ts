import { Hono } from "hono";
import { setupInput } from "#contract/identity.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { setUp } from "./usecases/set-up.ts";

/** Public: the one-time set-up token is the authority, and only while there is no account at all. */
export const setupsRoutes = new Hono<AppEnv>().post("/setups", validateJson(setupInput), async (c) =>
  c.json(await setUp(c.get("deps"), c.req.valid("json")), 201),
);

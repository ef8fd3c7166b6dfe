import { Hono } from "hono";
import { advanceClockInput, type DemoClockView } from "#contract/demo.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { advanceClock } from "./demo-clock.ts";

/** The clock control of the demo world; elsewhere it does not exist. */
export const demoClockRoutes = new Hono<AppEnv>()
  .get("/demo/clock", requires("demo.clock"), async (c) => {
    const { deps, actor } = caller(c);
    await authorize({ deps, actor, permission: "demo.clock" });
    if (!deps.config.demo) throw problem("demo.not_available");
    return c.json({ now: deps.clock.now().toISOString() } satisfies DemoClockView);
  })
  .post("/demo/clock", requires("demo.clock"), validateJson(advanceClockInput), async (c) => {
    const { deps, actor } = caller(c);
    await authorize({ deps, actor, permission: "demo.clock" });
    return c.json((await advanceClock({ deps, input: c.req.valid("json") })) satisfies DemoClockView);
  });

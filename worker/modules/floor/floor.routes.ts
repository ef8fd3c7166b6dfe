import { Hono } from "hono";
import { floorQuery, reportPhaseInput } from "#contract/floor.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateQuery } from "#worker/platform/http/validate.ts";
import { upsertPhase } from "./phases.repository.ts";
import { listStocks } from "./usecases/list-stocks.ts";
import { readFloor } from "./usecases/read-floor.ts";

/** What happens now: agents report their phase, supervisors see the floor and the stock of their own assignments. */
export const floorRoutes = new Hono<AppEnv>()
  .put("/desk-phase", requires("phase.report"), validateJson(reportPhaseInput), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "phase.report" });
    await upsertPhase(c.get("deps"), grant, c.req.valid("json"));
    return c.body(null, 204);
  })
  .get("/floor", requires("floor.read"), validateQuery(floorQuery), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "floor.read" });
    return c.json(await readFloor({ grant, known: c.req.valid("query").known, deps: c.get("deps") }));
  })
  .get("/stocks", requires("stock.list"), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "stock.list" });
    return c.json({ items: await listStocks({ grant, deps: c.get("deps") }) });
  });

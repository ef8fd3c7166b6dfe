import { Hono } from "hono";
import { updateSettingsInput } from "#contract/settings.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { readSettings, updateSettings } from "./usecases/settings.ts";

/** Technical settings of the organisation, by administrators and directors. */
export const settingsRoutes = new Hono<AppEnv>()
  .get("/settings", requires("setting.read"), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "setting.read" });
    return c.json(await readSettings(by.deps, grant));
  })
  .put("/settings", requires("setting.update"), validateJson(updateSettingsInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "setting.update" });
    return c.json(await updateSettings(by.deps, grant, c.req.valid("json")));
  });

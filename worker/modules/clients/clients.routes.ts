import { Hono } from "hono";
import { clientInput } from "#contract/assignments.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { createClient } from "./usecases/create-client.ts";
import { listClients } from "./usecases/list-clients.ts";

export const clientsRoutes = new Hono<AppEnv>()
  .get("/clients", requires("client.list"), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "client.list" });
    return c.json({ items: await listClients({ grant, deps: c.get("deps") }) });
  })
  .post("/clients", requires("client.create"), validateJson(clientInput), async (c) => {
    const grant = await authorize({ ...caller(c), permission: "client.create" });
    return c.json(await createClient({ grant, input: c.req.valid("json"), deps: c.get("deps") }), 201);
  });

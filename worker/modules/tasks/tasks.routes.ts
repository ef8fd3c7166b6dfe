import { Hono } from "hono";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { listTasks } from "./usecases/list-tasks.ts";

/** The work of the clock, for administrators and directors. */
export const tasksRoutes = new Hono<AppEnv>().get("/tasks", requires("task.list"), async (c) => {
  const by = caller(c);
  return c.json(await listTasks(by.deps, await authorize({ ...by, permission: "task.list" })));
});

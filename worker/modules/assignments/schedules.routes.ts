import { Hono } from "hono";
import * as v from "valibot";
import { dayPlanInput, scheduleInput } from "#contract/assignments.ts";
import { assignmentId, localDate, userId } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { assignSupervisor } from "./usecases/assign-supervisor.ts";
import { listSchedules } from "./usecases/list-schedules.ts";
import { planAgent } from "./usecases/plan-agent.ts";
import { planDay } from "./usecases/plan-day.ts";
import { removeSupervisor } from "./usecases/remove-supervisor.ts";
import { withdrawPlan } from "./usecases/withdraw-plan.ts";

const planParams = validateParams(v.object({ id: assignmentId, agentId: userId }));

export const scheduleRoutes = new Hono<AppEnv>()
  .put(
    "/assignments/:id/supervisors/:userId",
    requires("supervisor.assign"),
    validateParams(v.object({ id: assignmentId, userId })),
    async (c) => {
      const { id, ...input } = c.req.valid("param");
      const grant = await authorize({
        ...caller(c),
        permission: "supervisor.assign",
        resource: { assignmentId: id },
      });
      await assignSupervisor({ grant, input, deps: c.get("deps") });
      return c.body(null, 204);
    },
  )
  .delete(
    "/assignments/:id/supervisors/:userId",
    requires("supervisor.remove"),
    validateParams(v.object({ id: assignmentId, userId })),
    async (c) => {
      const { id, ...input } = c.req.valid("param");
      const grant = await authorize({
        ...caller(c),
        permission: "supervisor.remove",
        resource: { assignmentId: id },
      });
      await removeSupervisor({ grant, input, deps: c.get("deps") });
      return c.body(null, 204);
    },
  )
  .put(
    "/assignments/:id/schedules/:agentId/days/:day",
    requires("schedule.plan"),
    validateParams(v.object({ id: assignmentId, agentId: userId, day: localDate })),
    validateJson(dayPlanInput),
    async (c) => {
      const { id, ...day } = c.req.valid("param");
      const grant = await authorize({ ...caller(c), permission: "schedule.plan", resource: { assignmentId: id } });
      await planDay({ grant, input: { ...day, ...c.req.valid("json") }, deps: c.get("deps") });
      return c.body(null, 204);
    },
  )
  .get(
    "/assignments/:id/schedules",
    requires("schedule.list"),
    validateParams(v.object({ id: assignmentId })),
    async (c) => {
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ ...caller(c), permission: "schedule.list", resource });
      return c.json({ items: await listSchedules({ grant, deps: c.get("deps") }) });
    },
  )
  .put(
    "/assignments/:id/schedules/:agentId",
    requires("schedule.plan"),
    planParams,
    validateJson(scheduleInput),
    async (c) => {
      const { id, agentId } = c.req.valid("param");
      const grant = await authorize({ ...caller(c), permission: "schedule.plan", resource: { assignmentId: id } });
      await planAgent({ grant, input: { agentId, ...c.req.valid("json") }, deps: c.get("deps") });
      return c.body(null, 204);
    },
  )
  .delete("/assignments/:id/schedules/:agentId", requires("schedule.plan"), planParams, async (c) => {
    const { id, agentId } = c.req.valid("param");
    const grant = await authorize({ ...caller(c), permission: "schedule.plan", resource: { assignmentId: id } });
    await withdrawPlan({ grant, input: { agentId }, deps: c.get("deps") });
    return c.body(null, 204);
  });

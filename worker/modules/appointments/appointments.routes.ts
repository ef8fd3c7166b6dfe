import { Hono } from "hono";
import * as v from "valibot";
import { appointmentsQuery, changeAppointmentInput } from "#contract/appointments.ts";
import { appointmentId, assignmentId } from "#contract/common.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { securityHeaders } from "#worker/platform/http/headers.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { mailNotices } from "../notices/index.ts";
import { readCalendarFile } from "./usecases/calendar-file.ts";
import { changeAppointment } from "./usecases/change-appointment.ts";
import { readAppointments } from "./usecases/read-appointments.ts";

const one = validateParams(v.strictObject({ appointmentId }));

/** The agenda of an assignment: what the calls are for. */
export const appointmentsRoutes = new Hono<AppEnv>()
  .get(
    "/assignments/:id/appointments",
    requires("appointment.list"),
    validateParams(v.strictObject({ id: assignmentId })),
    validateQuery(appointmentsQuery),
    async (c) => {
      const resource = { assignmentId: c.req.valid("param").id };
      const grant = await authorize({ ...caller(c), permission: "appointment.list", resource });
      return c.json(await readAppointments({ grant, input: c.req.valid("query"), deps: c.get("deps") }));
    },
  )
  .get("/appointments/:appointmentId/calendar", requires("appointment.export"), one, async (c) => {
    const resource = c.req.valid("param");
    const grant = await authorize({ ...caller(c), permission: "appointment.export", resource });
    const { fileName, body } = await readCalendarFile({ grant, ...resource, deps: c.get("deps") });
    return c.body(body, 200, {
      ...securityHeaders,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    });
  })
  .post(
    "/appointments/:appointmentId/changes",
    requires("appointment.update"),
    one,
    validateJson(changeAppointmentInput),
    async (c) => {
      const deps = c.get("deps");
      const resource = c.req.valid("param");
      const grant = await authorize({ ...caller(c), permission: "appointment.update", resource });
      await changeAppointment({ grant, ...resource, input: c.req.valid("json"), deps });
      await mailNotices(deps, new URL(c.req.url).origin);
      return c.body(null, 204);
    },
  );

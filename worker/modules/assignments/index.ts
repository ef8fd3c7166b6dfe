import { Hono } from "hono";
import type { AppEnv } from "#worker/app-env.ts";
import { assignmentRoutes } from "./assignments.routes.ts";
import { scheduleRoutes } from "./schedules.routes.ts";

export const assignmentsRoutes = new Hono<AppEnv>().route("/", assignmentRoutes).route("/", scheduleRoutes);

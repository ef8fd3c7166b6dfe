import { Hono } from "hono";
import type { AppEnv } from "#worker/app-env.ts";
import { assignmentRoutes } from "./assignments.routes.ts";
import { scheduleRoutes } from "./schedules.routes.ts";

export { endLeasesStatement } from "./life-cycle.repository.ts";
export { activateAssignment } from "./usecases/activate-assignment.ts";
export { assignSupervisor } from "./usecases/assign-supervisor.ts";
export { createAssignment } from "./usecases/create-assignment.ts";
export { deactivateAssignment } from "./usecases/deactivate-assignment.ts";
export { planAgent } from "./usecases/plan-agent.ts";
export { recordAssessment } from "./usecases/record-assessment.ts";
export { updateAssignment } from "./usecases/update-assignment.ts";

export const assignmentsRoutes = new Hono<AppEnv>().route("/", assignmentRoutes).route("/", scheduleRoutes);

import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import { api, unwrap } from "#web/platform/api-client.ts";

const schedules = api.api.assignments[":id"].schedules;

export const schedulesQuery = (assignmentId: string) =>
  queryOptions({
    queryKey: ["assignments", assignmentId, "schedules"],
    queryFn: () => unwrap(schedules.$get({ param: { id: assignmentId } })),
  });

export interface Plan {
  fromOn: string;
  untilOn: string | null;
}

export const planAgent = (id: string, agentId: string, json: Plan) =>
  unwrap(schedules[":agentId"].$put({ param: { id, agentId }, json }));

/** One day, into the plan or out of it. */
export const planDay = (id: string, agentId: string, day: string, planned: boolean) =>
  unwrap(schedules[":agentId"].days[":day"].$put({ param: { id, agentId, day }, json: { planned } }));

/** The lease of the agent on this assignment ends with it (P1-5). */
export const withdrawPlan = (id: string, agentId: string) =>
  unwrap(schedules[":agentId"].$delete({ param: { id, agentId } }));

export const refreshSchedules = (client: QueryClient, assignmentId: string) =>
  client.invalidateQueries({ queryKey: schedulesQuery(assignmentId).queryKey });

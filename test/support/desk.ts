import type { LeadCard } from "#contract/desk.ts";
import { type AssignmentOptions, addAssignment, addLead, type LeadOptions } from "./assignments.ts";
import { addClient, addPerson } from "./people.ts";
import { createTestApp, type TestApp } from "./test-app.ts";

/** A client with one assignment that one agent is scheduled on, in a database shared with other tests of the file. */
export const createDesk = async (
  options: Partial<AssignmentOptions> & { now?: string; agents?: number; test?: TestApp } = {},
) => {
  const { now, agents = 1, test = createTestApp(now), ...assignment } = options;
  const clientId = await addClient(test);
  const clientUser = await addPerson(test, "client", { clientId });
  const supervisorId = await addPerson(test, "supervisor");
  const agentIds = await Promise.all(Array.from({ length: agents }, () => addPerson(test, "agent")));
  const assignmentId = await addAssignment(test, { clientId, supervisorId, agentIds, ...assignment });
  const agentId = agentIds[0] as string;
  const lead = (lead: Omit<LeadOptions, "assignmentId"> = {}) => addLead(test, { assignmentId, ...lead });
  const post = (path: string, body: unknown = {}, user = agentId) => test.send(user, "POST", path, body);
  return {
    ...test,
    test,
    clientId,
    clientUser,
    supervisorId,
    agentId,
    agentIds,
    assignmentId,
    lead,
    post,
    claim: async (user = agentId) => (await (await post("/api/leases", {}, user)).json()) as LeadCard,
    card: async (leaseId: string, user = agentId) =>
      (await (await test.send(user, "GET", `/api/leases/${leaseId}`)).json()) as LeadCard,
    close: (leaseId: string, input: Record<string, unknown> = {}, user = agentId) =>
      post(
        `/api/leases/${leaseId}/close`,
        { outcome: "interested", note: "Gesproken.", introduced: true, ...input },
        user,
      ),
    sql: async <T = Record<string, unknown>>(query: string, ...params: unknown[]) =>
      (
        await test.env.DB.prepare(query)
          .bind(...params)
          .all<T>()
      ).results,
  };
};
export type Desk = Awaited<ReturnType<typeof createDesk>>;

/** The problem code of an answer, with its status. */
export const refusal = async (answer: Response) => {
  const body = (await answer.json()) as { code?: string };
  return `${answer.status} ${body.code ?? "no problem"}`;
};

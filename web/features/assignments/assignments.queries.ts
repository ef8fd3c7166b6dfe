import { type QueryClient, queryOptions } from "@tanstack/solid-query";
import { api, unwrap } from "#web/platform/api-client.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";

const one = api.api.assignments[":id"];
const of = (id: string) => ({ param: { id } });
const why = () => ({ headers: reasonHeaders() });

export const assignmentsQuery = (after: string) =>
  unwrap(api.api.assignments.$get({ query: after === "" ? {} : { after } }, why()));

export const assignmentQuery = (id: string) =>
  queryOptions({ queryKey: ["assignments", id], queryFn: () => unwrap(one.$get(of(id), why())) });

/** For the supervisor's next step: is anybody planned? */
export const schedulesQuery = (id: string) =>
  queryOptions({ queryKey: ["assignments", id, "schedules"], queryFn: () => unwrap(one.schedules.$get(of(id))) });

export const clientsQuery = queryOptions({
  queryKey: ["clients"],
  queryFn: async () => (await unwrap(api.api.clients.$get())).items,
});

export const usersQuery = queryOptions({ queryKey: ["users"], queryFn: () => unwrap(api.api.users.$get()) });

export const createClient = (name: string) => unwrap(api.api.clients.$post({ json: { name } }));

export const createAssignment = (json: { name: string; clientId?: string }) =>
  unwrap(api.api.assignments.$post({ json }));

export const copyAssignment = (id: string, name: string) => unwrap(one.copy.$post({ ...of(id), json: { name } }));

export const updateAssignment = (
  id: string,
  json: { name?: string; briefing?: string; script?: string; newShare?: number },
) => unwrap(one.$patch({ ...of(id), json }));

export const recordAssessment = (id: string, reference: string) =>
  unwrap(one.assessment.$post({ ...of(id), json: { reference } }));

export const activate = (id: string) => unwrap(one.activate.$post(of(id)));

export const deactivate = (id: string) => unwrap(one.deactivate.$post(of(id)));

export const assignSupervisor = (id: string, userId: string) =>
  unwrap(one.supervisors[":userId"].$put({ param: { id, userId } }, why()));

export const removeSupervisor = (id: string, userId: string) =>
  unwrap(one.supervisors[":userId"].$delete({ param: { id, userId } }, why()));

/** What was shown of one assignment is no longer true. */
export const refreshAssignment = (client: QueryClient, id: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ["assignments", id] }),
    client.invalidateQueries({ queryKey: ["assignments", "list"] }),
  ]);

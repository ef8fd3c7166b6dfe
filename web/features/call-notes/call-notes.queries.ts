import { queryOptions } from "@tanstack/solid-query";
import type { NoteSort } from "#contract/desk.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { reasonHeaders } from "#web/platform/reason/reason.ts";

/** One page; the order is the server's. There is no search, by policy (P4.3-8). */
export const notesPage = (assignmentId: string, sort: NoteSort, lead: string | null, after: string) =>
  unwrap(
    api.api.assignments[":id"].notes.$get(
      {
        param: { id: assignmentId },
        query: { sort, ...(lead === null ? {} : { lead }), ...(after === "" ? {} : { after }) },
      },
      { headers: reasonHeaders() },
    ),
  );

/** What an outcome can be corrected to. */
export const outcomesQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignments", id, "outcomes"],
    queryFn: () => unwrap(api.api.assignments[":id"].outcomes.$get({ param: { id } })),
  });

export const correctCall = (callId: string, json: { outcome: string; text: string }) =>
  unwrap(api.api.calls[":callId"].corrections.$post({ param: { callId }, json }));

import { infiniteQueryOptions, type QueryClient } from "@tanstack/solid-query";
import type { InferInput } from "valibot";
import type { legalFormInput, Worklist } from "#contract/worklist.ts";
import { api, unwrap } from "#web/platform/api-client.ts";

const key = (assignmentId: string) => ["worklist", assignmentId];

export const worklistQuery = (assignmentId: string) =>
  infiniteQueryOptions({
    queryKey: key(assignmentId),
    queryFn: ({ pageParam }): Promise<Worklist> =>
      unwrap(
        api.api.assignments[":assignmentId"].worklist.$get({
          param: { assignmentId },
          query: pageParam === "" ? {} : { after: pageParam },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });

export const decideLegalForm = (leadId: string, json: InferInput<typeof legalFormInput>) =>
  unwrap(api.api.leads[":leadId"]["legal-form"].$post({ param: { leadId }, json }));

export const refreshWorklist = (client: QueryClient, assignmentId: string) =>
  Promise.all([
    client.invalidateQueries({ queryKey: key(assignmentId) }),
    client.invalidateQueries({ queryKey: ["assignments", assignmentId] }),
    client.invalidateQueries({ queryKey: ["stocks"] }),
  ]);

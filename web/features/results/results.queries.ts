import { queryOptions } from "@tanstack/solid-query";
import { api, unwrap } from "#web/platform/api-client.ts";

export const resultsQuery = (id: string) =>
  queryOptions({
    queryKey: ["assignments", id, "results"],
    queryFn: () => unwrap(api.api.assignments[":id"].results.$get({ param: { id } })),
  });

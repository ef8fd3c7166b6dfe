import { queryOptions, useMutation, useQueryClient } from "@tanstack/solid-query";
import type { ClientRow } from "#contract/assignments.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

export const clientsQuery = queryOptions({
  queryKey: ["clients"],
  queryFn: async (): Promise<ClientRow[]> => (await unwrap(api.api.clients.$get())).items,
});

/** Resolves to the new client's id, once the list knows it. */
export function useCreateClient() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: async (json: { name: string }): Promise<string> =>
      (await withStepUp(() => unwrap(api.api.clients.$post({ json })))).id,
    onSuccess: () => client.invalidateQueries({ queryKey: clientsQuery.queryKey }),
  }));
}

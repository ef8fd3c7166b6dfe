import { queryOptions, useMutation, useQueryClient } from "@tanstack/solid-query";
import { api, unwrap } from "#web/platform/api-client.ts";

export const clockQuery = queryOptions({
  queryKey: ["demo-clock"],
  queryFn: () => unwrap(api.api.demo.clock.$get()),
});

/** After a leap in time everything on screen is old. */
export function useAdvanceClock() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (json: { days?: number; months?: number }) => unwrap(api.api.demo.clock.$post({ json })),
    onSuccess: () => client.invalidateQueries(),
  }));
}

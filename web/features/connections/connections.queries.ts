import { queryOptions, useMutation, useQueryClient } from "@tanstack/solid-query";
import type { CreateTokenInput } from "#contract/api-tokens.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

const tokens = api.api["api-tokens"];

export const tokensQuery = queryOptions({ queryKey: ["api-tokens"], queryFn: () => unwrap(tokens.$get()) });

export const referenceQuery = queryOptions({
  queryKey: ["openapi"],
  queryFn: () => unwrap(api.api["openapi.json"].$get()),
});

function useChange<I, O>(call: (input: I) => Promise<O>) {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (input: I) => withStepUp(() => call(input)),
    // The new token stays with whoever asked: it is in no cache.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  }));
}

export const useCreateToken = () => useChange((json: CreateTokenInput) => unwrap(tokens.$post({ json })));
export const useRevokeToken = () =>
  useChange((tokenId: string) => unwrap(tokens[":tokenId"].$delete({ param: { tokenId } })));

import { queryOptions, useMutation, useQueryClient } from "@tanstack/solid-query";
import type * as v from "valibot";
import type { NdaRow, NdaText, signNdaInput } from "#contract/identity.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { withStepUp } from "#web/platform/step-up.tsx";

export const ndaTextQuery = queryOptions({
  queryKey: ["ndas", "current"],
  queryFn: (): Promise<NdaText> => unwrap(api.api.ndas.current.$get()),
});

export const ndasQuery = queryOptions({
  queryKey: ["ndas", "list"],
  queryFn: (): Promise<NdaRow[]> => unwrap(api.api.ndas.$get()),
});

export type NdaSignature = v.InferOutput<typeof signNdaInput>;
export const signNda = (signature: NdaSignature) => unwrap(api.api.ndas.$post({ json: signature }));

/** Ends the person's access at the next request (P1-2); asks a fresh code. */
export function useWithdrawNda() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (id: string) => withStepUp(() => unwrap(api.api.ndas[":id"].withdraw.$post({ param: { id } }))),
    onSuccess: () => client.invalidateQueries({ queryKey: ndasQuery.queryKey }),
  }));
}

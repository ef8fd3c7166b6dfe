import { queryOptions } from "@tanstack/solid-query";
import type * as v from "valibot";
import type { acceptInvitationInput, InvitationPreview, setupInput } from "#contract/identity.ts";
import { api, unwrap } from "#web/platform/api-client.ts";

/** The token stays out of the query's key: keys end up in developer tools. One page holds one invitation. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation"],
    queryFn: (): Promise<InvitationPreview> => unwrap(api.api.invitations.lookup.$post({ json: { token } })),
    gcTime: 0,
    retry: false,
  });

export const acceptInvitation = (input: v.InferInput<typeof acceptInvitationInput>) =>
  unwrap(api.api.invitations.accept.$post({ json: input }));

export const setUpFirstAdministrator = (input: v.InferInput<typeof setupInput>) =>
  unwrap(api.api.setups.$post({ json: input }));

import { useMutation, useQueryClient } from "@tanstack/solid-query";
import type * as v from "valibot";
import type { invitationInput, updateUserInput } from "#contract/identity.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { withStepUp } from "#web/platform/step-up.tsx";
import { invitationsQuery, usersQuery } from "./users.queries.ts";

export type Invitation = v.InferInput<typeof invitationInput>;
export type UserChange = v.InferInput<typeof updateUserInput>;

/** Every change asks the server again what stands; a fresh code is asked where the server wants one. */
function useChange<I>(queryKey: readonly string[], call: (input: I) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (input: I) => withStepUp(() => call(input)),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  }));
}

const { users, invitations } = api.api;

export const useUpdateUser = () =>
  useChange(usersQuery.queryKey, ({ id, json }: { id: string; json: UserChange }) =>
    unwrap(users[":id"].$patch({ param: { id }, json })),
  );
export const useDeactivateUser = () =>
  useChange(usersQuery.queryKey, (id: string) => unwrap(users[":id"].deactivate.$post({ param: { id } })));
export const useResetFactor = () =>
  useChange(usersQuery.queryKey, (id: string) => unwrap(users[":id"]["reset-factor"].$post({ param: { id } })));
export const useInvite = () =>
  useChange(invitationsQuery.queryKey, (json: Invitation) => unwrap(invitations.$post({ json })));
export const useRevokeInvitation = () =>
  useChange(invitationsQuery.queryKey, (id: string) => unwrap(invitations[":id"].revoke.$post({ param: { id } })));

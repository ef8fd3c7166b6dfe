import { queryOptions } from "@tanstack/solid-query";
import type { InvitationRow, UserRow } from "#contract/identity.ts";
import { api, unwrap } from "#web/platform/api-client.ts";

export const usersQuery = queryOptions({
  queryKey: ["users"],
  queryFn: (): Promise<UserRow[]> => unwrap(api.api.users.$get()),
});

export const invitationsQuery = queryOptions({
  queryKey: ["invitations"],
  queryFn: (): Promise<InvitationRow[]> => unwrap(api.api.invitations.$get()),
});

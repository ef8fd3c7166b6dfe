import type { InvitationRow, SessionInfo, UserRow } from "#contract/identity.ts";
import { isStaff, type Role, roles } from "#contract/roles.ts";

export interface UserRights {
  list: boolean;
  invite: boolean;
  update: boolean;
  deactivate: boolean;
  resetFactor: boolean;
  listClients: boolean;
  createClients: boolean;
}

/** Which buttons to draw (matrix, "staff accounts, roles"); whether it happens is decided by the server. */
export function rightsOf({ role, clientOwner }: SessionInfo["user"]): UserRights {
  const administrator = role === "administrator";
  const director = role === "director";
  const owner = role === "client" && clientOwner;
  return {
    list: administrator || director || owner,
    invite: administrator || owner,
    update: administrator || director,
    deactivate: administrator || director || owner,
    resetFactor: administrator,
    listClients: administrator || director,
    createClients: administrator,
  };
}

/** Roles somebody can get without leaving their side: staff stays staff, a client's user stays that. */
export const rolesBeside = (role: Role): readonly Role[] => (isStaff(role) ? roles.filter(isStaff) : [role]);

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

/** @param now instant, ISO; an open invitation past its end counts as expired */
export function invitationState(row: InvitationRow, now: string): InvitationState {
  if (row.acceptedAt) return "accepted";
  if (row.revokedAt) return "revoked";
  return row.expiresAt <= now ? "expired" : "open";
}

export interface UserFilter {
  text: string;
  deactivated: boolean;
}

export function filterUsers(rows: readonly UserRow[], filter: UserFilter): UserRow[] {
  const wanted = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filter.deactivated || row.deactivatedAt === null) &&
      (wanted === "" || `${row.name}\n${row.email}\n${row.clientName ?? ""}`.toLowerCase().includes(wanted)),
  );
}

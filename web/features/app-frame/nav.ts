import type { SessionInfo } from "#contract/identity.ts";
import type { Role } from "#contract/roles.ts";

export interface NavItem {
  to: "/assignments" | "/desk" | "/users" | "/agreements" | "/ndas" | "/receipts" | "/log-reviews";
  label:
    | "nav.assignments"
    | "nav.desk"
    | "nav.users"
    | "nav.agreements"
    | "nav.ndas"
    | "nav.receipts"
    | "nav.log_reviews";
}

const assignments: NavItem = { to: "/assignments", label: "nav.assignments" };
const users: NavItem = { to: "/users", label: "nav.users" };
const agreements: NavItem = { to: "/agreements", label: "nav.agreements" };

/** Where each role works. Only a signpost: what may be seen is decided by the server, every time. */
const NAV: Record<Role, readonly NavItem[]> = {
  client: [assignments, { to: "/receipts", label: "nav.receipts" }],
  agent: [{ to: "/desk", label: "nav.desk" }],
  supervisor: [assignments],
  coach: [],
  administrator: [users, assignments],
  director: [
    agreements,
    assignments,
    users,
    { to: "/ndas", label: "nav.ndas" },
    { to: "/log-reviews", label: "nav.log_reviews" },
  ],
};

/** What some of a role have beside the others: a client's owner its users, a countersigning supervisor the agreements. */
const extraFor = (user: SessionInfo["user"]): readonly NavItem[] => {
  if (user.role === "client" && user.clientOwner) return [users];
  return user.role === "supervisor" && user.mayCountersign ? [agreements] : [];
};

/** Empty until the second factor and the NDA stand: before that there is one screen only. */
export const navFor = ({ user, nda }: SessionInfo): readonly NavItem[] => {
  if (!user.twoFactorEnabled || (nda.required && !nda.signed)) return [];
  return [...NAV[user.role], ...extraFor(user)];
};

/** The first screen after signing in; a coach has none yet. */
export const homeFor = (role: Role): NavItem["to"] | null => NAV[role][0]?.to ?? null;

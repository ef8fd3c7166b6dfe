import type { SessionInfo } from "#contract/identity.ts";
import type { Role } from "#contract/roles.ts";

/** A place of the navigation: `/users`, labelled `nav.users`. */
type Place =
  | "agreements" //
  | "assignments"
  | "connections"
  | "contacts"
  | "desk"
  | "floor"
  | "log-reviews"
  | "ndas"
  | "receipts"
  | "request-notices"
  | "request-tasks"
  | "requests"
  | "settings"
  | "users";

export interface NavItem {
  to: `/${Place}`;
  label: `nav.${Place}`;
}

const item = (place: Place): NavItem => ({ to: `/${place}`, label: `nav.${place}` });

/** Where each role works. Only a signpost: what may be seen is decided by the server, every time. */
const NAV: Record<Role, readonly Place[]> = {
  client: ["assignments", "contacts", "request-notices", "receipts"],
  agent: ["desk"],
  supervisor: ["assignments", "floor", "contacts", "request-tasks"],
  coach: [],
  administrator: ["users", "assignments", "contacts", "requests", "settings"],
  director: ["agreements", "assignments", "users", "requests", "ndas", "log-reviews", "settings"],
};

/** What some of a role have beside the others: a client's owner its users and connections, a countersigning supervisor the agreements. */
const extraFor = (user: SessionInfo["user"]): readonly Place[] => {
  if (user.role === "client" && user.clientOwner) return ["users", "connections"];
  return user.role === "supervisor" && user.mayCountersign ? ["agreements"] : [];
};

/** Looked into now and then: these stand under "more" where there are at least two of them. */
const RARE: ReadonlySet<string> = new Set<Place>(["connections", "log-reviews", "ndas", "receipts", "settings"]);

/** What stands in the bar, and what stands under "more". */
export const splitNav = (items: readonly NavItem[]): { main: readonly NavItem[]; more: readonly NavItem[] } => {
  const rare = items.filter(({ to }) => RARE.has(to.slice(1)));
  if (rare.length < 2) return { main: items, more: [] };
  return { main: items.filter((each) => !rare.includes(each)), more: rare };
};

/** Empty until the second factor and the NDA stand: before that there is one screen only. */
export const navFor = ({ user, nda }: SessionInfo): readonly NavItem[] => {
  if (!user.twoFactorEnabled || (nda.required && !nda.signed)) return [];
  return [...NAV[user.role], ...extraFor(user)].map(item);
};

/** The first screen after signing in; a coach has none yet. */
export const homeFor = (role: Role): NavItem["to"] | null => {
  const [first] = NAV[role];
  return first === undefined ? null : item(first).to;
};

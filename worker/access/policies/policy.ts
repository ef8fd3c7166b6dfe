import type { Permission, Purpose } from "#contract/permissions.ts";
import type { Role } from "#contract/roles.ts";

/** Which records of a kind a role reaches: the grant's scope, a WHERE in every query. */
export type Scope = "self" | "own-client" | "supervised" | "scheduled" | "lease" | "all";
/** What must hold beside the scope. `active` and `agreement` are facts of the assignment. */
export type Need = "agreement" | "reason" | "step-up" | "owner" | "countersigner";

export interface Policy {
  permission: Permission;
  role: Role;
  scope: Scope;
  purpose: Purpose;
  needs?: Need[];
  cites: string[];
}

/** One line of the table. `cites` names the promises, separated by spaces. */
export const allow = (
  permission: Permission,
  role: Role,
  scope: Scope,
  purpose: Purpose,
  cites: string,
  needs: Need[] = [],
): Policy => ({
  permission,
  role,
  scope,
  purpose,
  needs,
  cites: cites.split(" "),
});

import type { Permission } from "#contract/permissions.ts";
import { type Role, roles } from "#contract/roles.ts";
import { accountsPolicies, clientContactsPolicies } from "./accounts.ts";
import { assignmentsPolicies } from "./assignments.ts";
import { databasesPolicies } from "./databases.ts";
import { deskPolicies, floorPolicies } from "./desk.ts";
import { allow, type Policy } from "./policy.ts";
import { requestsPolicies } from "./requests.ts";

const everyone = (permission: Permission, cites: string) =>
  roles.map((role) => allow(permission, role, "self", "account", cites));
const staff = (permission: Permission, cites: string) =>
  everyone(permission, cites).filter(({ role }) => role !== "client");

/** One table, no entry = denied. The same table will render "who can see this?" and the public policy page. */
export const policies: Policy[] = [
  ...everyone("session.read", "L-12"),
  ...staff("nda.sign", "P1-2"),
  ...staff("access-log.list-own", "P3-7"),
  ...everyone("demo.clock", "P4.2-10"),
  ...accountsPolicies,
  ...clientContactsPolicies,
  ...assignmentsPolicies,
  ...databasesPolicies,
  ...deskPolicies,
  ...floorPolicies,
  ...requestsPolicies,
];

const index = new Map(policies.map((policy) => [`${policy.permission} ${policy.role}`, policy]));

/** The one entry for a role and a permission, or undefined: denied. */
export const policyFor = (permission: Permission, role: Role): Policy | undefined => index.get(`${permission} ${role}`);

export type { Need, Policy, Scope } from "./policy.ts";

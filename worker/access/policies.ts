import type { Permission, Purpose } from "#contract/permissions.ts";
import type { Role } from "#contract/roles.ts";

/** Which records of a kind a role reaches: the grant's scope, a WHERE in every query. */
export type Scope = "self" | "own-client" | "supervised" | "scheduled" | "lease" | "all";
/** What must hold beside the scope. `active` and `agreement` are facts of the assignment. */
export type Need = "agreement" | "active" | "reason" | "step-up" | "owner" | "countersigner";

export interface Policy {
  permission: Permission;
  role: Role;
  scope: Scope;
  purpose: Purpose;
  needs?: Need[];
  cites: string[];
}

const everyone = (permission: Permission, cites: string[]): Policy[] =>
  (["client", "agent", "supervisor", "coach", "administrator", "director"] as const).map((role) => ({
    permission,
    role,
    scope: "self",
    purpose: "account",
    cites,
  }));

/** One table, no entry = denied. The same table will render "who can see this?" and the public policy page. */
export const policies: Policy[] = [
  ...everyone("session.read", ["L-12"]),
  ...everyone("nda.sign", ["P1-2"]).filter((policy) => policy.role !== "client"),
  ...everyone("access-log.list-own", ["P3-7"]).filter((policy) => policy.role !== "client"),
  ...everyone("demo.clock", ["P4.2-10"]),

  { permission: "nda.list", role: "director", scope: "all", purpose: "account", cites: ["P1-2"] },
  {
    permission: "nda.withdraw",
    role: "director",
    scope: "all",
    purpose: "account",
    needs: ["step-up"],
    cites: ["P1-2"],
  },

  { permission: "user.list", role: "administrator", scope: "all", purpose: "account", cites: ["L-12"] },
  { permission: "user.list", role: "director", scope: "all", purpose: "account", cites: ["L-12"] },
  {
    permission: "user.list",
    role: "client",
    scope: "own-client",
    purpose: "account",
    needs: ["owner"],
    cites: ["P3-5"],
  },
  {
    permission: "user.update",
    role: "administrator",
    scope: "all",
    purpose: "account",
    needs: ["step-up"],
    cites: ["L-12"],
  },
  {
    permission: "user.update",
    role: "director",
    scope: "all",
    purpose: "account",
    needs: ["step-up"],
    cites: ["L-12"],
  },
  { permission: "user.deactivate", role: "administrator", scope: "all", purpose: "account", cites: ["P1-2"] },
  { permission: "user.deactivate", role: "director", scope: "all", purpose: "account", cites: ["P1-2"] },
  {
    permission: "user.deactivate",
    role: "client",
    scope: "own-client",
    purpose: "account",
    needs: ["owner"],
    cites: ["P3-5"],
  },
  {
    permission: "user.reset-factor",
    role: "administrator",
    scope: "all",
    purpose: "account",
    needs: ["step-up"],
    cites: ["L-12"],
  },
  { permission: "invitation.list", role: "administrator", scope: "all", purpose: "account", cites: ["L-12"] },
  {
    permission: "invitation.list",
    role: "client",
    scope: "own-client",
    purpose: "account",
    needs: ["owner"],
    cites: ["P3-5"],
  },
  { permission: "invitation.create", role: "administrator", scope: "all", purpose: "account", cites: ["L-12"] },
  {
    permission: "invitation.create",
    role: "client",
    scope: "own-client",
    purpose: "account",
    needs: ["owner"],
    cites: ["P3-5"],
  },
  { permission: "invitation.revoke", role: "administrator", scope: "all", purpose: "account", cites: ["L-12"] },
  {
    permission: "invitation.revoke",
    role: "client",
    scope: "own-client",
    purpose: "account",
    needs: ["owner"],
    cites: ["P3-5"],
  },

  { permission: "client.list", role: "supervisor", scope: "all", purpose: "planning", cites: ["P6-4"] },
  { permission: "client.list", role: "administrator", scope: "all", purpose: "account", cites: ["P6-4"] },
  { permission: "client.list", role: "director", scope: "all", purpose: "agreement", cites: ["P5-2"] },
  { permission: "client.create", role: "supervisor", scope: "all", purpose: "planning", cites: ["P5-1"] },
  { permission: "client.create", role: "administrator", scope: "all", purpose: "account", cites: ["P5-1"] },

  { permission: "assignment.list", role: "client", scope: "own-client", purpose: "own_database", cites: ["P3-8"] },
  { permission: "assignment.list", role: "supervisor", scope: "supervised", purpose: "supervision", cites: ["P3-5"] },
  {
    permission: "assignment.list",
    role: "administrator",
    scope: "all",
    purpose: "administration",
    needs: ["reason"],
    cites: ["P3-5"],
  },
  { permission: "assignment.list", role: "director", scope: "all", purpose: "agreement", cites: ["P5-2"] },
  { permission: "assignment.create", role: "client", scope: "own-client", purpose: "own_database", cites: ["P5-1"] },
  { permission: "assignment.create", role: "supervisor", scope: "all", purpose: "planning", cites: ["P5-1"] },
  { permission: "assignment.read", role: "client", scope: "own-client", purpose: "own_database", cites: ["P3-8"] },
  { permission: "assignment.read", role: "supervisor", scope: "supervised", purpose: "supervision", cites: ["P3-5"] },
  {
    permission: "assignment.read",
    role: "administrator",
    scope: "all",
    purpose: "administration",
    needs: ["reason"],
    cites: ["P3-5"],
  },
  { permission: "assignment.read", role: "director", scope: "all", purpose: "agreement", cites: ["P5-2"] },
  { permission: "assignment.update", role: "supervisor", scope: "supervised", purpose: "planning", cites: ["P3-5"] },
  { permission: "assignment.assess", role: "supervisor", scope: "supervised", purpose: "planning", cites: ["P4.2-3"] },
  {
    permission: "assignment.activate",
    role: "supervisor",
    scope: "supervised",
    purpose: "planning",
    needs: ["agreement"],
    cites: ["P4.2-3", "P5-1"],
  },
  {
    permission: "assignment.deactivate",
    role: "supervisor",
    scope: "supervised",
    purpose: "planning",
    cites: ["P4.3-12"],
  },
  {
    permission: "assignment.delete",
    role: "client",
    scope: "own-client",
    purpose: "own_database",
    needs: ["step-up"],
    cites: ["P3-11"],
  },
  { permission: "schedule.list", role: "supervisor", scope: "supervised", purpose: "planning", cites: ["P1-5"] },
  { permission: "schedule.plan", role: "supervisor", scope: "supervised", purpose: "planning", cites: ["P1-5"] },
  {
    permission: "supervisor.assign",
    role: "administrator",
    scope: "all",
    purpose: "administration",
    needs: ["reason"],
    cites: ["P3-5"],
  },
  { permission: "supervisor.assign", role: "supervisor", scope: "supervised", purpose: "planning", cites: ["P3-5"] },

  { permission: "agreement.read", role: "client", scope: "own-client", purpose: "agreement", cites: ["P5-2"] },
  { permission: "agreement.read", role: "supervisor", scope: "supervised", purpose: "agreement", cites: ["P5-2"] },
  { permission: "agreement.read", role: "director", scope: "all", purpose: "agreement", cites: ["P5-2"] },
  { permission: "agreement.list", role: "director", scope: "all", purpose: "agreement", cites: ["P5-2"] },
  { permission: "agreement.list", role: "supervisor", scope: "supervised", purpose: "agreement", cites: ["P5-2"] },
  {
    permission: "agreement.sign",
    role: "client",
    scope: "own-client",
    purpose: "agreement",
    needs: ["step-up"],
    cites: ["P5-2"],
  },
  {
    permission: "agreement.countersign",
    role: "director",
    scope: "all",
    purpose: "agreement",
    needs: ["step-up"],
    cites: ["P5-2"],
  },
  {
    permission: "agreement.countersign",
    role: "supervisor",
    scope: "supervised",
    purpose: "agreement",
    needs: ["step-up", "countersigner"],
    cites: ["P5-2"],
  },

  { permission: "upload.list", role: "client", scope: "own-client", purpose: "own_database", cites: ["P3-8"] },
  {
    permission: "upload.list",
    role: "supervisor",
    scope: "supervised",
    purpose: "supervision",
    needs: ["agreement"],
    cites: ["P3-5"],
  },
  {
    permission: "upload.list",
    role: "administrator",
    scope: "all",
    purpose: "administration",
    needs: ["reason", "agreement"],
    cites: ["P3-5"],
  },
  {
    permission: "upload.create",
    role: "client",
    scope: "own-client",
    purpose: "own_database",
    needs: ["agreement"],
    cites: ["P5-1"],
  },
  { permission: "upload.read", role: "client", scope: "own-client", purpose: "own_database", cites: ["P3-8"] },
  {
    permission: "upload.read",
    role: "supervisor",
    scope: "supervised",
    purpose: "supervision",
    needs: ["agreement"],
    cites: ["P3-5"],
  },
  {
    permission: "upload.read",
    role: "administrator",
    scope: "all",
    purpose: "administration",
    needs: ["reason", "agreement"],
    cites: ["P3-5"],
  },
  {
    permission: "upload.delete",
    role: "client",
    scope: "own-client",
    purpose: "own_database",
    needs: ["step-up"],
    cites: ["P3-11"],
  },
  { permission: "row.list", role: "client", scope: "own-client", purpose: "own_database", cites: ["P3-5", "P3-8"] },
  {
    permission: "row.list",
    role: "supervisor",
    scope: "supervised",
    purpose: "supervision",
    needs: ["agreement"],
    cites: ["P3-5"],
  },
  {
    permission: "row.list",
    role: "administrator",
    scope: "all",
    purpose: "administration",
    needs: ["reason", "agreement"],
    cites: ["P3-5"],
  },
  { permission: "row.update", role: "client", scope: "own-client", purpose: "own_database", cites: ["P3-10"] },
  {
    permission: "row.update",
    role: "supervisor",
    scope: "supervised",
    purpose: "supervision",
    needs: ["agreement"],
    cites: ["P4.1-3"],
  },
  { permission: "row.delete", role: "client", scope: "own-client", purpose: "own_database", cites: ["P3-11"] },
  {
    permission: "row.export",
    role: "client",
    scope: "own-client",
    purpose: "own_database",
    needs: ["step-up"],
    cites: ["P3-9", "P4.3-13"],
  },
  { permission: "note.list", role: "client", scope: "own-client", purpose: "own_database", cites: ["P4.3-11"] },
  {
    permission: "note.list",
    role: "supervisor",
    scope: "supervised",
    purpose: "supervision",
    needs: ["agreement"],
    cites: ["P4.3-11"],
  },
  {
    permission: "note.list",
    role: "administrator",
    scope: "all",
    purpose: "administration",
    needs: ["reason", "agreement"],
    cites: ["P4.3-11"],
  },
  {
    permission: "match-review.list",
    role: "supervisor",
    scope: "supervised",
    purpose: "supervision",
    needs: ["agreement"],
    cites: ["P4.1-2"],
  },

  { permission: "access-log.list", role: "client", scope: "own-client", purpose: "log_reading", cites: ["P3-7"] },
  { permission: "access-log.list", role: "supervisor", scope: "supervised", purpose: "log_reading", cites: ["P3-7"] },
  {
    permission: "access-log.list",
    role: "director",
    scope: "all",
    purpose: "log_reading",
    needs: ["reason"],
    cites: ["P3-7"],
  },

  { permission: "briefing.list", role: "agent", scope: "scheduled", purpose: "call", cites: ["P1-5"] },
  { permission: "lease.claim", role: "agent", scope: "scheduled", purpose: "call", cites: ["P3-6", "P5-3"] },
  {
    permission: "lease.read",
    role: "agent",
    scope: "lease",
    purpose: "call",
    needs: ["active", "agreement"],
    cites: ["P3-6", "P4.3-12"],
  },
  {
    permission: "lease.work",
    role: "agent",
    scope: "lease",
    purpose: "verify",
    needs: ["active", "agreement"],
    cites: ["P3-6", "P4.2-8"],
  },
  // At the end of the bounds the call in hand may still be closed, nothing new is shown (P5-3).
  { permission: "lease.close", role: "agent", scope: "lease", purpose: "call", cites: ["P3-6", "P5-3"] },
];

const index = new Map(policies.map((policy) => [`${policy.permission} ${policy.role}`, policy]));

/** The one entry for a role and a permission, or undefined: denied. */
export const policyFor = (permission: Permission, role: Role): Policy | undefined => index.get(`${permission} ${role}`);

import { allow } from "./policy.ts";

/** Accounts, roles, invitations, NDAs and the names of client organisations. */
export const accountsPolicies = [
  allow("nda.list", "director", "all", "account", "P1-2"),
  allow("nda.withdraw", "director", "all", "account", "P1-2", ["step-up"]),
  allow("user.list", "administrator", "all", "account", "L-12"),
  allow("user.list", "director", "all", "account", "L-12"),
  allow("user.list", "client", "own-client", "account", "P3-5", ["owner"]),
  allow("user.update", "administrator", "all", "account", "L-12", ["step-up"]),
  allow("user.update", "director", "all", "account", "L-12", ["step-up"]),
  allow("user.deactivate", "administrator", "all", "account", "P1-2"),
  allow("user.deactivate", "director", "all", "account", "P1-2"),
  allow("user.deactivate", "client", "own-client", "account", "P3-5", ["owner"]),
  allow("user.reset-factor", "administrator", "all", "account", "L-12", ["step-up"]),
  allow("invitation.list", "administrator", "all", "account", "L-12"),
  allow("invitation.list", "client", "own-client", "account", "P3-5", ["owner"]),
  allow("invitation.create", "administrator", "all", "account", "L-12"),
  allow("invitation.create", "client", "own-client", "account", "P3-5", ["owner"]),
  allow("invitation.revoke", "administrator", "all", "account", "L-12"),
  allow("invitation.revoke", "client", "own-client", "account", "P3-5", ["owner"]),
  allow("client.list", "supervisor", "all", "planning", "P6-4"),
  allow("client.list", "administrator", "all", "account", "P6-4"),
  allow("client.list", "director", "all", "agreement", "P5-2"),
  allow("client.create", "supervisor", "all", "planning", "P5-1"),
  allow("client.create", "administrator", "all", "account", "P5-1"),
  allow("api-token.list", "client", "own-client", "account", "P3-8"),
  allow("api-token.create", "client", "own-client", "account", "P3-8 P3-9", ["owner", "step-up"]),
  allow("api-token.revoke", "client", "own-client", "account", "P3-8", ["owner"]),
  allow("notice.list", "client", "self", "own_database", "P3-8 P1-4"),
  allow("notice.read", "client", "self", "own_database", "P3-8"),
  allow("notice.list", "supervisor", "self", "supervision", "P5-1"),
  allow("notice.read", "supervisor", "self", "supervision", "P5-1"),
  allow("setting.read", "director", "all", "administration", "P4.2-5"),
  allow("setting.read", "administrator", "all", "administration", "P4.2-5"),
  allow("task.list", "director", "all", "administration", "P4.2-10"),
  allow("task.list", "administrator", "all", "administration", "P4.2-10"),
  allow("setting.update", "director", "all", "administration", "P4.2-5", ["step-up"]),
  allow("setting.update", "administrator", "all", "administration", "P4.2-5", ["step-up"]),
];

/**
 * People at a client organisation (P6). A supervisor sees those of every client; a client its own; an agent those of
 * the clients it works for now, by their assignment.
 */
export const clientContactsPolicies = [
  allow("client-contact.list", "client", "own-client", "own_database", "P6-4"),
  allow("client-contact.list", "supervisor", "all", "planning", "P6-4"),
  allow("briefing.contacts", "agent", "scheduled", "call", "P6-4", ["agreement"]),
  allow("client-contact.list", "administrator", "all", "administration", "P6-4", ["reason"]),
  ...(["client-contact.create", "client-contact.update", "client-contact.delete"] as const).flatMap((permission) => [
    allow(permission, "client", "own-client", "own_database", "P6-4"),
    allow(permission, "supervisor", "all", "planning", "P6-4"),
  ]),
];

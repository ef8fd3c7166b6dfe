import type { Role } from "#contract/roles.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { tellPerson } from "../mails.ts";
import { findAccount, writeRights } from "../users.repository.ts";

export interface UpdateUserInput {
  role?: Role | undefined;
  mayCountersign?: boolean | undefined;
  clientOwner?: boolean | undefined;
}

/**
 * Changes somebody's rights. Errors: 409 `identity.own_account` (nobody gives themselves rights), 400 for a client made
 * staff or the reverse, or a flag the role cannot have, 409 `identity.last_administrator`. Another role ends sessions.
 */
export const updateUser = async (request: {
  deps: Deps;
  grant: Grant<"user.update">;
  id: string;
  input: UpdateUserInput;
  origin: string;
}) => {
  const { deps, grant, id, input, origin } = request;
  if (id === grant.actor.userId) throw problem("identity.own_account");
  const account = await findAccount(deps, id);
  if (account === null) throw problem("access.not_found");
  const role = input.role ?? account.role;
  if ((role === "client") !== (account.role === "client"))
    throw problem("request.invalid", [{ pointer: "/role", code: "client_or_staff" }]);
  if (input.mayCountersign === true && role !== "supervisor")
    throw problem("request.invalid", [{ pointer: "/mayCountersign", code: "supervisor_only" }]);
  if (input.clientOwner === true && role !== "client")
    throw problem("request.invalid", [{ pointer: "/clientOwner", code: "client_only" }]);
  const roleChanged = role !== account.role;
  const rights = {
    role,
    roleChanged,
    mayCountersign: role === "supervisor" && (input.mayCountersign ?? account.may_countersign === 1),
    clientOwner: role === "client" && (input.clientOwner ?? account.client_owner === 1),
  };
  try {
    await writeRights(deps, grant, id, rights);
  } catch (error) {
    throw isGuardFailure(error) ? problem("identity.last_administrator") : error;
  }
  if (roleChanged) await tellPerson(deps, account.email, origin, "role");
};

import type { InvitationRow } from "#contract/identity.ts";
import type { Role } from "#contract/roles.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { randomSecret } from "#worker/platform/ids.ts";
import { clientExists, isEmailInUse, writeInvitation } from "../invitations.repository.ts";
import { invitationMail } from "../mails.ts";

const lifeMs = 7 * 86_400_000;

export interface InviteInput {
  email: string;
  name: string;
  role: Role;
  clientId?: string | undefined;
  clientOwner?: boolean | undefined;
}

/** Which client the account will belong to: an owner invites to its own client only, and never staff. */
const clientOf = async (deps: Deps, grant: Grant<"invitation.create">, input: InviteInput): Promise<string | null> => {
  if (grant.scope === "own-client") {
    if (input.role !== "client") throw problem("access.forbidden");
    if (input.clientId !== undefined && input.clientId !== grant.actor.clientId) throw problem("access.not_found");
    return grant.actor.clientId;
  }
  if (input.role !== "client") {
    if (input.clientId !== undefined || input.clientOwner === true)
      throw problem("request.invalid", [{ pointer: "/clientId", code: "client_only" }]);
    return null;
  }
  if (input.clientId === undefined || !(await clientExists(deps, input.clientId)))
    throw problem("request.invalid", [{ pointer: "/clientId", code: "unknown" }]);
  return input.clientId;
};

/**
 * Invites by a mail that carries only a link. The token is random, stored as a hash, works once and for seven days.
 * An administrator hears that an address has an account (409); a client's owner does not: it would tell who else works here.
 */
export const inviteUser = async (request: {
  deps: Deps;
  grant: Grant<"invitation.create">;
  input: InviteInput;
  origin: string;
}): Promise<InvitationRow> => {
  const { deps, grant, input, origin } = request;
  const clientId = await clientOf(deps, grant, input);
  const { email, name, role } = input;
  if (grant.scope === "all" && (await isEmailInUse(deps, email))) throw problem("identity.email_in_use");
  const token = randomSecret();
  const now = deps.clock.now();
  const id = deps.newId("inv");
  const expiresAt = new Date(now.getTime() + lifeMs).toISOString();
  const tokenHash = await sha256(token);
  const clientOwner = role === "client" && input.clientOwner === true;
  await writeInvitation(deps, grant, { id, email, name, role, clientId, clientOwner, tokenHash, expiresAt });
  await deps.mailer.send(invitationMail(email, origin, token));
  return {
    id,
    name,
    email,
    role,
    clientId,
    createdAt: now.toISOString(),
    expiresAt,
    acceptedAt: null,
    revokedAt: null,
  };
};

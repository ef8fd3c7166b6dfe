import type { InvitationPreview } from "#contract/identity.ts";
import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { acceptStatements, findOpenInvitation } from "../invitations.repository.ts";
import { isWeakPassword } from "../password.rules.ts";
import { hashPassword } from "../password-hash.ts";

const openInvitation = async (deps: Deps, token: string) => {
  const invitation = await findOpenInvitation(deps, await sha256(token));
  if (invitation === null) throw problem("identity.invitation_invalid");
  return invitation;
};

/** What the holder of the link sees before choosing a password; 410 for a used, revoked, expired or unknown token. */
export const lookUpInvitation = async (deps: Deps, token: string): Promise<InvitationPreview> => {
  const { name, email, role } = await openInvitation(deps, token);
  return { name, email, role };
};

const isEmailTaken = (error: unknown) => /UNIQUE constraint failed: users\.email/i.test(String(error));

/** Makes the account. Errors: 410 for a token that no longer works, 400 `identity.password_weak`, 409 for a taken address. */
export const acceptInvitation = async (deps: Deps, input: { token: string; password: string }) => {
  const invitation = await openInvitation(deps, input.token);
  if (isWeakPassword(input.password, invitation)) throw problem("identity.password_weak");
  const userId = deps.newId("user");
  try {
    await deps.db.batch(acceptStatements(deps, invitation, userId, hashPassword(input.password)));
  } catch (error) {
    if (isGuardFailure(error)) throw problem("identity.invitation_invalid");
    throw isEmailTaken(error) ? problem("identity.email_in_use") : error;
  }
  return { email: invitation.email };
};

import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { randomSecret } from "#worker/platform/ids.ts";
import { logEvent } from "#worker/platform/logger.ts";
import { passwordResetMail, tellPerson } from "../mails.ts";
import { isWeakPassword } from "../password.rules.ts";
import { hashPassword } from "../password-hash.ts";
import { findActiveByEmail, findOpenReset, writeNewPassword, writeReset } from "../password-resets.repository.ts";

/** Long enough for slow mail, short enough for a mailbox left open. */
const lifeMs = 30 * 60_000;

interface Asked {
  deps: Deps;
  email: string;
  origin: string;
  nowMs: number;
}

/**
 * Mails a link when the address is an active account's, and says nothing either way; run behind the answer, so that its
 * time tells nothing either (ASVS 6.3.8). The token is random, kept as a hash, works once and for half an hour (6.4.1).
 */
export const requestPasswordReset = async ({ deps, email, origin, nowMs }: Asked) => {
  const account = await findActiveByEmail(deps, email);
  if (account === null) return;
  const token = randomSecret();
  await writeReset(deps, account.userId, await sha256(token), { nowMs, endMs: nowMs + lifeMs });
  try {
    await deps.mailer.send(passwordResetMail(account.email, origin, token));
  } catch {
    logEvent({ level: "error", what: "mail_failed", requestId: deps.requestId, code: "password_reset" });
  }
};

interface Chosen {
  deps: Deps;
  token: string;
  password: string;
  origin: string;
  nowMs: number;
}

/**
 * Sets the new password; every session ends, the second factor stays what it was (ASVS 6.4.3, 7.4.3).
 * Errors: 410 `identity.reset_invalid` for a used, expired or unknown token, 400 `identity.password_weak`.
 */
export const resetPassword = async ({ deps, token, password, origin, nowMs }: Chosen) => {
  const tokenHash = await sha256(token);
  const account = await findOpenReset(deps, tokenHash, nowMs);
  if (account === null) throw problem("identity.reset_invalid");
  if (isWeakPassword(password, account)) throw problem("identity.password_weak");
  const { userId } = account;
  try {
    await writeNewPassword(deps, { userId, tokenHash, passwordHash: hashPassword(password), nowMs });
  } catch (error) {
    throw isGuardFailure(error) ? problem("identity.reset_invalid") : error;
  }
  await tellPerson(deps, account.email, origin, "password");
};

import type { Deps } from "#worker/deps.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";

// A reset lives among the library's short-lived codes: the identifier is the hash of the mailed token, the value whose it is.
const identifierOf = (tokenHash: string) => `password-reset ${tokenHash}`;
const iso = (ms: number) => new Date(ms).toISOString();

export interface ResetAccount {
  userId: string;
  name: string;
  email: string;
}

export const findActiveByEmail = (deps: Deps, email: string): Promise<ResetAccount | null> =>
  deps.db.first<ResetAccount>(
    deps.db.statement("SELECT id AS userId, name, email FROM users WHERE email = ? AND deactivated_at IS NULL", [
      email,
    ]),
  );

export const writeReset = (deps: Deps, userId: string, tokenHash: string, times: { nowMs: number; endMs: number }) =>
  deps.db.run(
    deps.db.statement(
      "INSERT INTO verifications (id, identifier, value, expires_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)",
      [deps.newId("ver"), identifierOf(tokenHash), userId, iso(times.endMs), iso(times.nowMs), iso(times.nowMs)],
    ),
  );

/** Whose reset this is while it can still be used; null for a used, expired or unknown token. */
export const findOpenReset = (deps: Deps, tokenHash: string, nowMs: number): Promise<ResetAccount | null> =>
  deps.db.first<ResetAccount>(
    deps.db.statement(
      `SELECT u.id AS userId, u.name, u.email FROM verifications r JOIN users u ON u.id = r.value
       WHERE r.identifier = ? AND r.expires_at > ? AND u.deactivated_at IS NULL`,
      [identifierOf(tokenHash), iso(nowMs)],
    ),
  );

/** A password just chosen is not to be replaced by an older link. */
export const endResets = (deps: Deps, userId: string) =>
  deps.db.run(
    deps.db.statement("DELETE FROM verifications WHERE value = ? AND identifier LIKE 'password-reset %'", [userId]),
  );

/** Spends the token, sets the password and ends every session and every other half-open way in, in one batch. */
export const writeNewPassword = (
  deps: Deps,
  reset: { userId: string; tokenHash: string; passwordHash: string; nowMs: number },
) =>
  deps.db.batch([
    deps.db.statement("DELETE FROM verifications WHERE identifier = ? AND expires_at > ?", [
      identifierOf(reset.tokenHash),
      iso(reset.nowMs),
    ]),
    mustHaveChanged("reset-open"),
    deps.db.statement(
      "UPDATE accounts SET password = ?, updated_at = ? WHERE user_id = ? AND provider_id = 'credential'",
      [reset.passwordHash, iso(reset.nowMs), reset.userId],
    ),
    deps.db.statement("DELETE FROM sessions WHERE user_id = ?", [reset.userId]),
    deps.db.statement("DELETE FROM verifications WHERE value = ?", [reset.userId]),
  ]);

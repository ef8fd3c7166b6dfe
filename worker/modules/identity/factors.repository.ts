import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import type { Deps } from "#worker/deps.ts";
import { fromBase32, matchingStep } from "./totp.ts";

// The identity library's mark for secrets that came from elsewhere; its own secrets are the text itself.
const base32Mark = "base32:";

const secretOf = async (deps: Deps, userId: string): Promise<Uint8Array | null> => {
  const row = await deps.db.first<{ secret: string }>(
    deps.db.statement("SELECT secret FROM two_factors WHERE user_id = ?", [userId]),
  );
  if (row === null) return null;
  const text = await symmetricDecrypt({ key: deps.config.authSecret, data: row.secret });
  return text.startsWith(base32Mark) ? fromBase32(text.slice(base32Mark.length)) : new TextEncoder().encode(text);
};

/**
 * Spends a TOTP code: `spent` the first time, `replayed` when its step was used before (check and act are one statement),
 * `wrong` when it is no code of this user now. By the real clock.
 */
export const spendTotpCode = async (
  deps: Deps,
  userId: string,
  code: string,
  nowMs: number,
): Promise<"spent" | "replayed" | "wrong"> => {
  const secret = await secretOf(deps, userId);
  const step = secret === null ? null : await matchingStep(secret, code, nowMs);
  if (step === null) return "wrong";
  const { changes } = await deps.db.run(
    deps.db.statement(
      "INSERT INTO totp_uses (user_id, step, used_at) VALUES (?, ?, ?) ON CONFLICT (user_id, step) DO NOTHING",
      [userId, step, new Date(nowMs).toISOString()],
    ),
  );
  return changes === 1 ? "spent" : "replayed";
};

/** Gives a user a known TOTP secret (base32), as the demo world does: its accounts can be signed in to by scripts. */
export const enrolTotp = async (deps: Deps, userId: string, secretBase32: string): Promise<void> => {
  const key = deps.config.authSecret;
  const secret = await symmetricEncrypt({ key, data: `${base32Mark}${secretBase32}` });
  const backupCodes = await symmetricEncrypt({ key, data: "[]" });
  await deps.db.batch([
    deps.db.statement("DELETE FROM two_factors WHERE user_id = ?", [userId]),
    deps.db.statement("INSERT INTO two_factors (id, user_id, secret, backup_codes, verified) VALUES (?, ?, ?, ?, 1)", [
      deps.newId("tfa"),
      userId,
      secret,
      backupCodes,
    ]),
    deps.db.statement("UPDATE users SET two_factor_enabled = 1 WHERE id = ?", [userId]),
  ]);
};

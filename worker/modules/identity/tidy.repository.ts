import type { Deps } from "#worker/deps.ts";
import { realNow } from "./session-times.ts";

/** Removes what no longer opens anything: ended sessions, old challenges, used codes and forgotten tries. For the cron. */
export const tidyIdentity = async (deps: Deps, nowMs = realNow()) => {
  const now = new Date(nowMs).toISOString();
  const dayAgo = new Date(nowMs - 86_400_000).toISOString();
  await deps.db.batch([
    deps.db.statement("DELETE FROM sessions WHERE expires_at < ?", [now]),
    deps.db.statement("DELETE FROM verifications WHERE expires_at < ?", [now]),
    deps.db.statement("DELETE FROM totp_uses WHERE used_at < ?", [dayAgo]),
    deps.db.statement("DELETE FROM sign_in_attempts WHERE window_started_at < ?", [dayAgo]),
  ]);
};

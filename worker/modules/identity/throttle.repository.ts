import type { Deps } from "#worker/deps.ts";
import { hmac } from "#worker/platform/crypto.ts";

const freeTries = 5;
const longestDelaySeconds = 300;
const windowMs = 3_600_000;

/** Subjects are keyed hashes: the table tells neither an address nor a person. */
export const throttleSubject = (deps: Deps, what: string) => hmac(btoa(deps.config.authSecret), `throttle ${what}`);

/**
 * Counts a try before it is made, in one statement, so that parallel tries can't slip through. Five are free, then each
 * next one waits 1, 2, 4 … 300 seconds: a delay, never a lock; tries during a delay are refused without making it longer.
 * @returns seconds to wait, or 0 when the try may be made
 */
export const takeTry = async (deps: Deps, subject: string): Promise<number> => {
  const now = deps.clock.now();
  const at = now.toISOString();
  const windowStart = new Date(now.getTime() - windowMs).toISOString();
  const taken = await deps.db.first(
    deps.db.statement(
      `INSERT INTO sign_in_attempts (subject, failures, window_started_at) VALUES (?1, 1, ?2)
       ON CONFLICT (subject) DO UPDATE SET
         failures = CASE WHEN window_started_at < ?3 THEN 1 ELSE failures + 1 END,
         window_started_at = CASE WHEN window_started_at < ?3 THEN ?2 ELSE window_started_at END,
         blocked_until = CASE WHEN window_started_at < ?3 OR failures + 1 < ?4 THEN NULL
           ELSE strftime('%Y-%m-%dT%H:%M:%fZ', ?2, '+' || MIN(?5, 1 << MIN(failures + 1 - ?4, 9)) || ' seconds') END
       WHERE blocked_until IS NULL OR blocked_until <= ?2 RETURNING failures`,
      [subject, at, windowStart, freeTries, longestDelaySeconds],
    ),
  );
  if (taken !== null) return 0;
  const row = await deps.db.first<{ blocked_until: string }>(
    deps.db.statement("SELECT blocked_until FROM sign_in_attempts WHERE subject = ?", [subject]),
  );
  return row === null ? 0 : Math.max(1, Math.ceil((Date.parse(row.blocked_until) - now.getTime()) / 1000));
};

/** After a good try the count starts anew. */
export const forgetTries = (deps: Deps, subject: string) =>
  deps.db.run(deps.db.statement("DELETE FROM sign_in_attempts WHERE subject = ?", [subject]));

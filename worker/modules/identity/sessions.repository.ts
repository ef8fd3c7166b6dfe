import type { Deps } from "#worker/deps.ts";
import { sessionTimes } from "./session-times.ts";

/** What the page had already sent under the old token may still arrive. */
const graceMs = 10_000;
const absolute = `+${sessionTimes.absoluteMs / 1000} seconds`;
const iso = (ms: number) => new Date(ms).toISOString();

/** The session goes on, stepped up, under another token; the former one has no step-up and ends within seconds. */
export const renewSession = (deps: Deps, sessionId: string, tokenHash: string, nowMs: number) =>
  deps.db.batch([
    deps.db.statement(
      `INSERT INTO sessions (id, user_id, token, expires_at, step_up_at, created_at, updated_at)
       SELECT ?, user_id, ?, min(?, strftime('%Y-%m-%dT%H:%M:%fZ', created_at, ?)), ?, created_at, ?
       FROM sessions WHERE id = ?`,
      [deps.newId("ses"), tokenHash, iso(nowMs + sessionTimes.idleMs), absolute, iso(nowMs), iso(nowMs), sessionId],
    ),
    deps.db.statement(
      "UPDATE sessions SET expires_at = min(expires_at, ?), step_up_at = NULL, updated_at = ? WHERE id = ?",
      [iso(nowMs + graceMs), iso(nowMs), sessionId],
    ),
  ]);

/** Who signs in anew leaves no session behind. */
export const endSession = (deps: Deps, sessionId: string) =>
  deps.db.run(deps.db.statement("DELETE FROM sessions WHERE id = ?", [sessionId]));

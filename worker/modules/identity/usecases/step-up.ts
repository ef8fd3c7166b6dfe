import type { Actor } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { randomSecret } from "#worker/platform/ids.ts";
import { spendTotpCode } from "../factors.repository.ts";
import { stepUpEnd } from "../session-times.ts";
import { renewSession } from "../sessions.repository.ts";

/**
 * A fresh code for this session, which then goes on under a new token (ASVS 7.2.4).
 * Errors: 403 `access.step_up_failed` for a wrong or used code. By the real clock.
 * @returns the new token, for the cookie, and until when the step-up counts
 */
export const stepUp = async (deps: Deps, actor: Actor, code: string, nowMs: number) => {
  if ((await spendTotpCode(deps, actor.userId, code, nowMs)) !== "spent") throw problem("access.step_up_failed");
  const token = randomSecret();
  await renewSession(deps, actor.sessionId, await sha256(token), nowMs);
  return { token, stepUpUntil: stepUpEnd(new Date(nowMs).toISOString(), nowMs) };
};

import type { Actor } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { stepUpStatement } from "../accounts.repository.ts";
import { spendTotpCode } from "../factors.repository.ts";
import { stepUpEnd } from "../session-times.ts";

/** A fresh code for this session; 403 `access.step_up_failed` for a wrong or used one. By the real clock. */
export const stepUp = async (deps: Deps, actor: Actor, code: string, nowMs: number) => {
  if ((await spendTotpCode(deps, actor.userId, code, nowMs)) !== "spent") throw problem("access.step_up_failed");
  await deps.db.run(stepUpStatement(deps, actor.sessionId, nowMs));
  return { stepUpUntil: stepUpEnd(new Date(nowMs).toISOString(), nowMs) };
};

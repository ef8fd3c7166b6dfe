import type { Context } from "hono";
import * as v from "valibot";
import { reasonText } from "#contract/common.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import type { Actor } from "./actor.ts";

/** The signed-in person of a request behind `requires`, with the deps and the stated reason, for `authorize`. */
export const caller = (
  c: Context<AppEnv>,
): { deps: AppEnv["Variables"]["deps"]; actor: Actor; reason: string | null } => {
  const actor = c.get("actor");
  if (actor === null) throw problem("access.no_session");
  const stated = v.safeParse(
    reasonText,
    c.req.header("x-reason") === undefined ? undefined : decodeURIComponent(c.req.header("x-reason") ?? ""),
  );
  return { deps: c.get("deps"), actor, reason: stated.success ? stated.output : null };
};

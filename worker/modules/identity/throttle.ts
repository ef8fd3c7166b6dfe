import type { Context } from "hono";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { forgetTries, takeTry, throttleSubject } from "./throttle.repository.ts";

/** Takes a try or answers 429 with the seconds to wait; the returned function forgets the tries after a good one. */
export const throttled = async (c: Context<AppEnv>, what: string): Promise<() => Promise<unknown>> => {
  const deps = c.get("deps");
  const subject = await throttleSubject(deps, what);
  const wait = await takeTry(deps, subject);
  if (wait > 0) {
    c.header("retry-after", String(wait));
    throw problem("identity.too_many_attempts");
  }
  return () => forgetTries(deps, subject);
};

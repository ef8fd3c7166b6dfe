import type { Actor } from "./access/actor.ts";
import type { Deps } from "./deps.ts";
import type { Env } from "./env.ts";

/** What Hono carries along the corridor. */
export interface AppEnv {
  Bindings: Env;
  Variables: { deps: Deps; actor: Actor | null };
}

import type { MiddlewareHandler } from "hono";
import type { Permission } from "#contract/permissions.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { refusalStatement } from "./access-log.repository.ts";
import { policyFor } from "./policies/index.ts";

const tag = Symbol("permission");
type Tagged = MiddlewareHandler<AppEnv> & { [tag]?: Permission };

/** Screens one needs before an NDA or a second factor exists. */
const beforeNda = new Set<Permission>(["session.read", "nda.sign"]);

/**
 * Stands first in every route: no session = 401 before anything is parsed; no NDA in force = 403 on everything but the
 * signing screen (P1-2); no second factor = 403 (L-12); a permission the role never has, or the token was not made for = 403.
 */
export const requires = (permission: Permission): MiddlewareHandler<AppEnv> => {
  const handler: Tagged = async (c, next) => {
    const actor = c.get("actor");
    if (actor === null) throw problem("access.no_session");
    const refuse = async (code: "nda.required" | "access.second_factor_missing" | "access.forbidden") => {
      const deps = c.get("deps");
      await deps.db.run(refusalStatement(deps, actor, permission));
      throw problem(code);
    };
    if (permission !== "session.read" && !actor.twoFactorEnabled) await refuse("access.second_factor_missing");
    if (!beforeNda.has(permission) && !actor.ndaSigned) await refuse("nda.required");
    if (actor.limitedTo !== null && !actor.limitedTo.includes(permission)) await refuse("access.forbidden");
    if (policyFor(permission, actor.role) === undefined) await refuse("access.forbidden");
    await next();
  };
  handler[tag] = permission;
  return handler;
};

/** The permission a handler demands, for the route sweep (architecture, lock 3). */
export const permissionOf = (handler: unknown): Permission | undefined => (handler as Tagged)[tag];

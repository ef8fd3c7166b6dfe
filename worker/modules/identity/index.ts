import { Hono } from "hono";
import type { Actor } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import type { Deps } from "#worker/deps.ts";
import { loadSessionActor } from "./actors.repository.ts";
import { authRoutes } from "./auth.routes.ts";
import { invitationsRoutes } from "./invitations.routes.ts";
import { ndasRoutes } from "./ndas.routes.ts";
import { passwordResetsRoutes } from "./password-resets.routes.ts";
import { sessionRoutes } from "./session.routes.ts";
import { sessionTokenHash } from "./session-cookie.ts";
import { realNow } from "./session-times.ts";
import { setupsRoutes } from "./setups.routes.ts";
import { usersRoutes } from "./users.routes.ts";

export { loadActor, ndaInForceSql, ndaParams } from "./actors.repository.ts";
export { enrolTotp } from "./factors.repository.ts";
export { takeTry, throttleSubject } from "./throttle.repository.ts";
export { tidyIdentity } from "./tidy.repository.ts";
export { createUser } from "./usecases/create-user.ts";
export { signNda } from "./usecases/sign-nda.ts";

export const identityRoutes = new Hono<AppEnv>()
  .route("/", authRoutes)
  .route("/", sessionRoutes)
  .route("/", ndasRoutes)
  .route("/", usersRoutes)
  .route("/", invitationsRoutes)
  .route("/", passwordResetsRoutes)
  .route("/", setupsRoutes);

/** Reads the session cookie; null without a live session (by the real clock). Moves the session's idle end. */
export const resolveActor = async (request: Request, deps: Deps): Promise<Actor | null> => {
  const hash = await sessionTokenHash(request, deps.config.authSecret);
  return hash === null ? null : loadSessionActor(deps, hash, realNow());
};

import { Hono } from "hono";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { accountRoutes } from "./account.routes.ts";
import { signInRoutes } from "./sign-in.routes.ts";

/** The closed list of the identity library's end points under /api/auth; whatever else it can do is not there. */
export const authRoutes = new Hono<AppEnv>()
  .route("/auth", signInRoutes)
  .route("/auth", accountRoutes)
  .all("/auth/*", () => {
    throw problem("request.not_found");
  });

import { Hono } from "hono";
import type { Actor } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import type { Deps } from "#worker/deps.ts";

export const identityRoutes = new Hono<AppEnv>();
/** Reads the session cookie; null without a live session. */
export const resolveActor = async (_request: Request, _deps: Deps): Promise<Actor | null> => null;
/** The actor of a user id as account, NDA and factor stand now; null when unknown or deactivated. */
export const loadActor = async (_deps: Deps, _userId: string): Promise<Actor | null> => null;

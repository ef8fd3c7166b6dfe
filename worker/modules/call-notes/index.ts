import { Hono } from "hono";
import type { AppEnv } from "#worker/app-env.ts";

export const notesRoutes = new Hono<AppEnv>();

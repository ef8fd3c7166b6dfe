import { Hono } from "hono";
import type { AppEnv } from "#worker/app-env.ts";

export const clientsRoutes = new Hono<AppEnv>();

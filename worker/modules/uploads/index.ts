import { Hono } from "hono";
import type { AppEnv } from "#worker/app-env.ts";

export const uploadsRoutes = new Hono<AppEnv>();

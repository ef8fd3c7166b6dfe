import type { Hono } from "hono";

// Becomes: export type { Api } from "#worker/app.ts";
// biome-ignore lint/suspicious/noExplicitAny: until the worker exports its routes
export type Api = Hono<any, any, "/">;

import { createApp } from "./app.ts";
import { depsFromEnv } from "./deps.ts";
import type { Env } from "./env.ts";
import { newId } from "./platform/ids.ts";
import { runScheduled } from "./scheduled.ts";

const app = createApp();

/** A missing asset is a 404, not the shell with a script's content type and a year of cache. */
const asset = async (request: Request, env: Env) => {
  const found = await env.ASSETS.fetch(request);
  return found.headers.get("content-type")?.startsWith("text/html")
    ? new Response("Not found", { status: 404 })
    : found;
};

export default {
  fetch(request, env, context) {
    return new URL(request.url).pathname.startsWith("/assets/")
      ? asset(request, env)
      : app.fetch(request, env, context);
  },
  async scheduled({ cron }, env) {
    await runScheduled(await depsFromEnv(env, newId("cron")), cron);
  },
} satisfies ExportedHandler<Env>;

import type { Env } from "#worker/env.ts";
import { fillDemoWorld } from "./demo-world.ts";

/** A bundle of its own, run by `npm start` before the port opens; the product's bundle has no way to fill anything. */
export default {
  async fetch(_request, env) {
    if (env.DEMO_WORLD !== "on") return new Response("no demo world here", { status: 404 });
    try {
      return Response.json(await fillDemoWorld(env));
    } catch (error) {
      return new Response(error instanceof Error ? error.stack : String(error), { status: 500 });
    }
  },
} satisfies ExportedHandler<Env>;

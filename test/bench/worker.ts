import { sealLog } from "#worker/access/index.ts";
import { createApp } from "#worker/app.ts";
import { depsFromEnv } from "#worker/deps.ts";
import type { Env } from "#worker/env.ts";
import { loadActor } from "#worker/modules/identity/index.ts";
import { createDb } from "#worker/platform/db/db.ts";
import { newId } from "#worker/platform/ids.ts";
import { countDueForReview, runPurge } from "#worker/retention/index.ts";
import { floorDelete, floorFlags, floorInsert, floorLog, floorRead } from "./floor.ts";

/** The product with a header for a sign-in, and the floors beside it: the same rows by bare statements. */
const app = createApp({
  resolveActor: async (request, deps) => {
    const userId = request.headers.get("x-bench-user");
    const actor = userId === null ? null : await loadActor(deps, userId);
    return actor === null ? null : { ...actor, stepUpUntil: "2999-01-01T00:00:00.000Z" };
  },
});

const timed = async (work: () => Promise<unknown>) => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const claims = async (env: Env, agentIds: string[]) => {
  const times: number[] = [];
  for (const agentId of agentIds) {
    let status = 0;
    const claim = async () => {
      const answer = await app.request("/api/leases", { method: "POST", headers: { "x-bench-user": agentId } }, env);
      status = answer.status;
      await answer.text();
    };
    times.push(await timed(claim));
    if (status !== 200) throw new Error(`a claim answered ${status}`);
  }
  return times;
};

const purge = async (env: Env) => {
  let finished = false;
  while (!finished) finished = (await runPurge(await depsFromEnv(env, newId("bench")))).finished;
};

// The cron's own invocations, one after the other until nothing is left.
const seal = async (env: Env) => {
  for (;;) {
    await sealLog(await depsFromEnv(env, newId("bench")));
    const left = await env.DB.prepare(
      "SELECT 1 FROM access_log WHERE seq > (SELECT COALESCE(MAX(size), 0) FROM log_heads) LIMIT 1",
    ).first();
    if (left === null) return;
  }
};

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/api/bench/")) return app.fetch(request, env);
    const input = (await request.json()) as {
      table: string;
      rows: unknown[][];
      agentIds: string[];
      ids: [string, string][];
      after: number;
      assignmentId: string;
    };
    const db = createDb(env.DB);
    if (pathname === "/api/bench/floor-insert") await floorInsert(db, input.table, input.rows);
    else if (pathname === "/api/bench/floor-read")
      return Response.json(await floorRead(db, input.assignmentId, input.after));
    else if (pathname === "/api/bench/floor-delete") await floorDelete(db, input.ids);
    else if (pathname === "/api/bench/purge") await purge(env);
    else if (pathname === "/api/bench/flags")
      return Response.json(await countDueForReview({ db, now: (await depsFromEnv(env, newId("bench"))).clock.now() }));
    else if (pathname === "/api/bench/floor-flags") await floorFlags(db);
    else if (pathname === "/api/bench/floor-log") await floorLog(env.DB);
    else if (pathname === "/api/bench/seal") await seal(env);
    else if (pathname === "/api/bench/claims") return Response.json(await claims(env, input.agentIds));
    return Response.json({});
  },
} satisfies ExportedHandler<Env>;

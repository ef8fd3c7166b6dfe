import { loadActor } from "#worker/modules/identity/index.ts";
import { createApp } from "../app.ts";
import { type Deps, depsFromEnv } from "../deps.ts";
import type { Env } from "../env.ts";
import { fixedClock } from "../platform/clock.ts";
import { newId } from "../platform/ids.ts";

/** The product's own routes with a clock that is set by hand: the demo world is written as its users would. */
export const createDemoApp = (env: Env, start: Date) => {
  const clock = fixedClock(start);
  const makeDeps = async (from: Env, requestId: string): Promise<Deps> => ({
    ...(await depsFromEnv(from, requestId)),
    clock,
    newId: (prefix) => newId(prefix, clock.now().getTime()),
  });
  const app = createApp({
    makeDeps,
    resolveActor: async (request, deps) => {
      const userId = request.headers.get("x-demo-user");
      const actor = userId === null ? null : await loadActor(deps, userId);
      return actor === null ? null : { ...actor, stepUpUntil: "2999-01-01T00:00:00.000Z" };
    },
  });
  /** Sends a request as a user; throws with the place when the product refuses it. */
  const send = async <T>(userId: string, method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await app.request(
      path,
      {
        method,
        headers: {
          "x-demo-user": userId,
          "x-reason": encodeURIComponent("Inrichten van de demowereld"),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      env,
    );
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  };
  return { send, clock, deps: () => makeDeps(env, newId("demo")) };
};
export type DemoApp = ReturnType<typeof createDemoApp>;

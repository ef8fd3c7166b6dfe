import { env as bindings } from "cloudflare:workers";
import type { Actor } from "#worker/access/index.ts";
import { createApp } from "#worker/app.ts";
import { type Deps, depsFromEnv } from "#worker/deps.ts";
import type { Env } from "#worker/env.ts";
import { loadActor } from "#worker/modules/identity/index.ts";
import { fixedClock } from "#worker/platform/clock.ts";
import { newId } from "#worker/platform/ids.ts";

const env = bindings as unknown as Env;

/** The product in the real runtime with a clock that stands still; requests come from a user id instead of a cookie. */
export const createTestApp = (now = "2026-11-25T10:00:00.000Z") => {
  const clock = fixedClock(now);
  const mails: { to: string; subject: string; text: string }[] = [];
  const makeDeps = async (from: Env, requestId: string): Promise<Deps> => ({
    ...(await depsFromEnv(from, requestId)),
    clock,
    newId: (prefix) => newId(prefix, clock.now().getTime()),
    mailer: { send: async (mail) => void mails.push(mail) },
  });
  const steppedUp = new Set<string>();
  const app = createApp({
    makeDeps,
    resolveActor: async (request, deps): Promise<Actor | null> => {
      const userId = request.headers.get("x-test-user");
      const actor = userId === null ? null : await loadActor(deps, userId);
      return actor === null
        ? null
        : { ...actor, stepUpUntil: steppedUp.has(actor.userId) ? "2999-01-01T00:00:00.000Z" : null };
    },
  });
  /** Sends a request as a user (null = a stranger). */
  const send = (
    userId: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) =>
    app.request(
      path,
      {
        method,
        headers: {
          ...(userId === null ? {} : { "x-test-user": userId }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      },
      env,
    );
  return {
    app,
    env,
    clock,
    mails,
    send,
    deps: () => makeDeps(env, "req_test"),
    stepUp: (userId: string) => void steppedUp.add(userId),
  };
};
export type TestApp = ReturnType<typeof createTestApp>;

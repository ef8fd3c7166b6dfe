import { type Context, Hono } from "hono";
import * as v from "valibot";
import { password } from "#contract/identity.ts";
import { type Actor, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { isFreshSession } from "./accounts.repository.ts";
import { forward, reply } from "./auth-forward.ts";
import { type AccountChange, tellPerson } from "./mails.ts";
import { isWeakPassword } from "./password.rules.ts";
import { endResets } from "./password-resets.repository.ts";
import { realNow, sessionTimes } from "./session-times.ts";
import { throttled } from "./throttle.ts";

const typedPassword = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const passwordOnly = v.object({ password: typedPassword });
const passwordChange = v.object({ currentPassword: typedPassword, newPassword: password });
const registration = v.object({
  response: v.record(v.string(), v.unknown()),
  name: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(60))),
});
const authentication = v.object({ response: v.record(v.string(), v.unknown()) });
const passkeyId = v.object({ id: v.pipe(v.string(), v.maxLength(60)) });

const enrolled = (c: Context<AppEnv>): Actor => {
  const { actor } = caller(c);
  if (!actor.twoFactorEnabled) throw problem("access.second_factor_missing");
  return actor;
};

/** Factors change only within minutes of signing in or of a step-up (ASVS 7.5.1). */
const fresh = async (c: Context<AppEnv>): Promise<Actor> => {
  const actor = enrolled(c);
  if (!(await isFreshSession(c.get("deps"), actor.sessionId, realNow() - sessionTimes.stepUpMs)))
    throw problem("access.step_up_required");
  return actor;
};

const tell = (c: Context<AppEnv>, actor: Actor, change: AccountChange) =>
  tellPerson(c.get("deps"), actor.email, new URL(c.req.url).origin, change);

const passkeyRow = (row: unknown) => {
  const { id, name, deviceType, createdAt } = row as Record<string, unknown>;
  return { id, name, deviceType, createdAt };
};

/** The own way in is part of the own session: it is looked after before the NDA is signed, too. */
const own = requires("session.read");

/** What a signed-in person does with the own way in. */
export const accountRoutes = new Hono<AppEnv>()
  .post("/two-factor/enable", own, validateJson(passwordOnly), async (c) => {
    const { actor } = caller(c);
    if (actor.twoFactorEnabled) throw problem("request.conflict");
    const forget = await throttled(c, `password ${actor.userId}`);
    const answer = await forward(c, "/two-factor/enable", { password: c.req.valid("json").password });
    if (answer.status < 400) await forget();
    return reply(c, answer, ({ totpURI, backupCodes }) => ({ totpURI, backupCodes }));
  })
  .post("/change-password", own, validateJson(passwordChange), async (c) => {
    const actor = enrolled(c);
    const input = c.req.valid("json");
    if (isWeakPassword(input.newPassword, actor)) throw problem("identity.password_weak");
    const forget = await throttled(c, `password ${actor.userId}`);
    const answer = await forward(c, "/change-password", { ...input, revokeOtherSessions: true });
    if (answer.status < 400) {
      await forget();
      await endResets(c.get("deps"), actor.userId);
      await tell(c, actor, "password");
    }
    return reply(c, answer, () => ({ changed: true }));
  })
  .get("/passkey/generate-register-options", own, async (c) => {
    await fresh(c);
    return reply(c, await forward(c, "/passkey/generate-register-options", undefined, "GET"), (options) => options);
  })
  .post("/passkey/verify-registration", own, validateJson(registration), async (c) => {
    const actor = await fresh(c);
    const answer = await forward(c, "/passkey/verify-registration", c.req.valid("json"));
    if (answer.status < 400) await tell(c, actor, "factor_added");
    return reply(c, answer, passkeyRow);
  })
  .get("/passkey/list-user-passkeys", own, async (c) => {
    enrolled(c);
    const answer = await forward(c, "/passkey/list-user-passkeys", undefined, "GET");
    return reply(c, answer, (rows) => (rows as unknown as unknown[]).map(passkeyRow));
  })
  .post("/passkey/delete-passkey", own, validateJson(passkeyId), async (c) => {
    const actor = await fresh(c);
    const answer = await forward(c, "/passkey/delete-passkey", c.req.valid("json"));
    if (answer.status < 400) await tell(c, actor, "factor_removed");
    return reply(c, answer, () => ({ deleted: true }));
  })
  // Public: signing in by passkey. It counts as both factors, so the device must check the person.
  .get("/passkey/generate-authenticate-options", async (c) => {
    const answer = await forward(c, "/passkey/generate-authenticate-options", undefined, "GET");
    return reply(c, answer, (options) => ({ ...options, userVerification: "required" }));
  })
  .post("/passkey/verify-authentication", validateJson(authentication), async (c) =>
    reply(c, await forward(c, "/passkey/verify-authentication", c.req.valid("json")), () => ({ verified: true })),
  );

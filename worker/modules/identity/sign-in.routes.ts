import { type Context, Hono } from "hono";
import { parseSigned } from "hono/utils/cookie";
import * as v from "valibot";
import { emailAddress } from "#contract/common.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { findChallengedUser, findEmail } from "./accounts.repository.ts";
import { forward, reply } from "./auth-forward.ts";
import { spendTotpCode } from "./factors.repository.ts";
import { rememberDevice, signInSubject } from "./known-device.ts";
import { tellPerson } from "./mails.ts";
import { cookiePrefix } from "./session-cookie.ts";
import { realNow } from "./session-times.ts";
import { endSession } from "./sessions.repository.ts";
import { throttled } from "./throttle.ts";

// Unknown members are dropped, not passed on: `trustDevice` would switch the second factor off for a month.
const credentials = v.object({ email: emailAddress, password: v.pipe(v.string(), v.minLength(1), v.maxLength(256)) });
const totpCode = v.object({
  code: v.pipe(
    v.string(),
    v.transform((code) => code.replace(/\s/g, "")),
    v.regex(/^\d{6}$/),
  ),
});
const backupCode = v.object({ code: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1), v.maxLength(100)) });

const wrongCode = { code: "INVALID_CODE", message: "Invalid code" };
const wrongCredentials = { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" };

/** Who a second factor is asked from: the half signed-in person of the challenge cookie. */
const challengedUser = async (c: Context<AppEnv>): Promise<string | null> => {
  const deps = c.get("deps");
  const name = `${cookiePrefix(new URL(c.req.url).origin)}.two_factor`;
  const challenge = (await parseSigned(c.req.header("cookie") ?? "", deps.config.authSecret, name))[name];
  return typeof challenge === "string" ? findChallengedUser(deps, challenge, realNow()) : null;
};

const tell = async (c: Context<AppEnv>, userId: string, change: "factor_added" | "backup_code") => {
  const email = await findEmail(c.get("deps"), userId);
  if (email !== null) await tellPerson(c.get("deps"), email, new URL(c.req.url).origin, change);
};

/** Signing in over a session that still lives ends that one: the new token is the only one (ASVS 7.2.4). */
const endFormerSession = async (c: Context<AppEnv>) => {
  const { deps, actor } = c.var;
  if (actor !== null) await endSession(deps, actor.sessionId);
};

/** Public: the ways in. Password first, then TOTP or a recovery code; a session without a factor reaches enrolment only. */
export const signInRoutes = new Hono<AppEnv>()
  .post("/sign-in/email", validateJson(credentials), async (c) => {
    const { email, password } = c.req.valid("json");
    const forget = await throttled(c, await signInSubject(c, email));
    const answer = await forward(c, "/sign-in/email", { email, password });
    // One body for every refusal: wrong password, unknown address, deactivated account.
    if (answer.status >= 400) return c.json(wrongCredentials, 401);
    await forget();
    await endFormerSession(c);
    await rememberDevice(c, email);
    return reply(c, answer, (body) =>
      body.twoFactorRedirect === true
        ? { twoFactorRedirect: true, twoFactorMethods: body.twoFactorMethods }
        : { twoFactorRedirect: false },
    );
  })
  .post("/two-factor/verify-totp", validateJson(totpCode), async (c) => {
    const { deps, actor } = c.var;
    const { code } = c.req.valid("json");
    if (actor?.twoFactorEnabled) throw problem("request.conflict");
    const userId = actor?.userId ?? (await challengedUser(c));
    if (userId !== null && (await spendTotpCode(deps, userId, code, realNow())) === "replayed")
      return c.json(wrongCode, 401);
    const answer = await forward(c, "/two-factor/verify-totp", { code });
    if (answer.status < 400 && actor !== null) await tell(c, actor.userId, "factor_added");
    return reply(c, answer, () => ({ verified: true }));
  })
  .post("/two-factor/verify-backup-code", validateJson(backupCode), async (c) => {
    if (c.get("actor") !== null) throw problem("request.conflict");
    const userId = await challengedUser(c);
    const answer = await forward(c, "/two-factor/verify-backup-code", { code: c.req.valid("json").code });
    if (answer.status < 400 && userId !== null) await tell(c, userId, "backup_code");
    return reply(c, answer, () => ({ verified: true }));
  })
  .post("/sign-out", async (c) => reply(c, await forward(c, "/sign-out"), () => ({ success: true })));

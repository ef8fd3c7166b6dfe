import { Hono } from "hono";
import { passwordResetInput, passwordResetRequest } from "#contract/identity.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { afterAnswer } from "#worker/platform/http/after-answer.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { realNow } from "./session-times.ts";
import { throttled } from "./throttle.ts";
import { requestPasswordReset, resetPassword } from "./usecases/reset-password.ts";

/** Public: for who forgot the password. The address gets a mail or nothing; the caller hears the same. */
export const passwordResetsRoutes = new Hono<AppEnv>()
  .post("/password-resets", validateJson(passwordResetRequest), async (c) => {
    const { email } = c.req.valid("json");
    await throttled(c, `password-reset ${email}`);
    const { origin } = new URL(c.req.url);
    await afterAnswer(c, requestPasswordReset({ deps: c.get("deps"), email, origin, nowMs: realNow() }));
    return c.json({ asked: true }, 202);
  })
  .post("/password-resets/complete", validateJson(passwordResetInput), async (c) => {
    const { origin } = new URL(c.req.url);
    await resetPassword({ deps: c.get("deps"), ...c.req.valid("json"), origin, nowMs: realNow() });
    return c.body(null, 204);
  });

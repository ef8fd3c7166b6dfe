import { Hono } from "hono";
import { type SessionInfo, stepUpInput } from "#contract/identity.ts";
import { isStaff } from "#contract/roles.ts";
import { type Actor, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { raiseAlarm } from "#worker/modules/tasks/index.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { validateJson } from "#worker/platform/http/validate.ts";
import { sessionCookie } from "./session-cookie.ts";
import { realNow } from "./session-times.ts";
import { throttled } from "./throttle.ts";
import { stepUp } from "./usecases/step-up.ts";

/** Who can do something about it hears of it; for the others it is false. */
const hearsOfTasks = ({ role }: Actor) => role === "director" || role === "administrator";

const toSession = (actor: Actor, demo: boolean, tasksLate: boolean): SessionInfo => ({
  user: {
    id: actor.userId,
    name: actor.name,
    email: actor.email,
    role: actor.role,
    clientId: actor.clientId,
    clientOwner: actor.clientOwner,
    mayCountersign: actor.mayCountersign,
    twoFactorEnabled: actor.twoFactorEnabled,
  },
  nda: { required: isStaff(actor.role), signed: actor.ndaSigned },
  stepUpUntil: actor.stepUpUntil,
  tasksLate: tasksLate && hearsOfTasks(actor),
  demo,
});

export const sessionRoutes = new Hono<AppEnv>()
  .get("/session", requires("session.read"), async (c) => {
    const { deps, actor } = caller(c);
    return c.json(toSession(actor, deps.config.demo, await raiseAlarm(deps)));
  })
  .post("/session/step-up", requires("session.read"), validateJson(stepUpInput), async (c) => {
    const { deps, actor } = caller(c);
    if (!actor.twoFactorEnabled) throw problem("access.second_factor_missing");
    const forget = await throttled(c, `step-up ${actor.userId}`);
    const { token, stepUpUntil } = await stepUp(deps, actor, c.req.valid("json").code, realNow());
    await forget();
    const cookie = await sessionCookie(new URL(c.req.url).origin, token, deps.config.authSecret);
    c.header("set-cookie", cookie, { append: true });
    return c.json({ stepUpUntil });
  });

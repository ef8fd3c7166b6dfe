import { Hono } from "hono";
import * as v from "valibot";
import { logMonth, signReviewInput } from "#contract/log-reviews.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams } from "#worker/platform/http/validate.ts";
import { listReviews, readReview } from "./usecases/read-review.ts";
import { signReview } from "./usecases/sign-review.ts";

const ofMonth = validateParams(v.object({ month: logMonth }));

/** The review of the access log: made by the month, read and signed by a director (L-12). */
export const logReviewsRoutes = new Hono<AppEnv>()
  .get("/log-reviews", requires("log-review.read"), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "log-review.read" });
    return c.json(await listReviews(by.deps, grant));
  })
  .get("/log-reviews/:month", requires("log-review.read"), ofMonth, async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "log-review.read" });
    return c.json(await readReview(by.deps, grant, c.req.valid("param").month));
  })
  .post("/log-reviews/:month/sign", requires("log-review.sign"), ofMonth, validateJson(signReviewInput), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "log-review.sign" });
    await signReview(by.deps, grant, c.req.valid("param").month, c.req.valid("json"));
    return c.body(null, 204);
  });

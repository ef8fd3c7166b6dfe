import { Hono } from "hono";
import * as v from "valibot";
import { decideReviewInput, mergeId, ofAssignmentQuery, reviewId } from "#contract/reviews.ts";
import { authorize, caller, requires } from "#worker/access/index.ts";
import type { AppEnv } from "#worker/app-env.ts";
import { validateJson, validateParams, validateQuery } from "#worker/platform/http/validate.ts";
import { decideReview } from "./usecases/decide-review.ts";
import { listMerges } from "./usecases/list-merges.ts";
import { listReviews } from "./usecases/list-reviews.ts";
import { undoMerge } from "./usecases/undo-merge.ts";

/** Doubtful pairs, their answers, and the merges that can be taken back (P4.1-2). */
export const matchReviewsRoutes = new Hono<AppEnv>()
  .get("/match-reviews", requires("review.list"), validateQuery(ofAssignmentQuery), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "review.list", resource: c.req.valid("query") });
    return c.json(await listReviews(by.deps, grant));
  })
  .post(
    "/match-reviews/:reviewId/decision",
    requires("review.decide"),
    validateParams(v.strictObject({ reviewId })),
    validateJson(decideReviewInput),
    async (c) => {
      const by = caller(c);
      const resource = c.req.valid("param");
      const grant = await authorize({ ...by, permission: "review.decide", resource });
      return c.json(await decideReview({ deps: by.deps, grant, ...resource, ...c.req.valid("json") }));
    },
  )
  .get("/merges", requires("merge.list"), validateQuery(ofAssignmentQuery), async (c) => {
    const by = caller(c);
    const grant = await authorize({ ...by, permission: "merge.list", resource: c.req.valid("query") });
    return c.json(await listMerges(by.deps, grant));
  })
  .post("/merges/:mergeId/undo", requires("merge.undo"), validateParams(v.strictObject({ mergeId })), async (c) => {
    const by = caller(c);
    const resource = c.req.valid("param");
    const grant = await authorize({ ...by, permission: "merge.undo", resource });
    return c.json(await undoMerge({ deps: by.deps, grant, ...resource }));
  });

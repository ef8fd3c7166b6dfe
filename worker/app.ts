import { Hono } from "hono";
import { accessLogRoutes } from "./access/access-log.routes.ts";
import type { Actor } from "./access/index.ts";
import { logExportRoutes } from "./access/log-export/log-export.routes.ts";
import { logHeadsRoutes } from "./access/sealing/log-heads.routes.ts";
import type { AppEnv } from "./app-env.ts";
import { demoClockRoutes } from "./demo/demo-clock.routes.ts";
import { atOneInstant, type Deps, depsFromEnv, type MakeDeps } from "./deps.ts";
import { restoreGuard } from "./erasure-ledger/guard.ts";
import { apiTokensRoutes, bearerOf, openApiRoutes, resolveToken } from "./modules/api-access/index.ts";
import { appointmentsRoutes } from "./modules/appointments/index.ts";
import { rowsRoutes } from "./modules/assignment-rows/index.ts";
import { assignmentsRoutes } from "./modules/assignments/index.ts";
import { notesRoutes } from "./modules/call-notes/index.ts";
import { clientContactsRoutes } from "./modules/client-contacts/index.ts";
import { clientsRoutes } from "./modules/clients/index.ts";
import {
  ownForm,
  requestPagePaths,
  requestPages,
  requestsRoutes,
  smallForm,
  withPageHeaders,
} from "./modules/data-subject-requests/index.ts";
import { receiptsRoutes } from "./modules/deletion-receipts/index.ts";
import { exportsRoutes } from "./modules/exports/index.ts";
import { floorRoutes } from "./modules/floor/index.ts";
import { identityRoutes, resolveActor as resolveFromSession } from "./modules/identity/index.ts";
import { leadsRoutes } from "./modules/leads/index.ts";
import { logReviewsRoutes } from "./modules/log-reviews/index.ts";
import { matchReviewsRoutes } from "./modules/match-reviews/index.ts";
import { noticesRoutes } from "./modules/notices/index.ts";
import { outcomesRoutes } from "./modules/outcomes/index.ts";
import { agreementsRoutes } from "./modules/processor-agreements/index.ts";
import { resultsRoutes } from "./modules/results/index.ts";
import { settingsRoutes } from "./modules/settings/index.ts";
import { tasksRoutes } from "./modules/tasks/index.ts";
import { uploadUndoRoutes } from "./modules/upload-undo/index.ts";
import { uploadsRoutes } from "./modules/uploads/index.ts";
import { leasesRoutes } from "./modules/work-queue/index.ts";
import { worklistRoutes } from "./modules/worklist/index.ts";
import { bodyUpTo } from "./platform/http/body-limit.ts";
import { withHeaders } from "./platform/http/headers.ts";
import { answerError } from "./platform/http/on-error.ts";
import { problem } from "./platform/http/problem.ts";
import { sameOrigin } from "./platform/http/same-origin.ts";
import { answerUnknown } from "./platform/http/unknown-route.ts";
import { newId } from "./platform/ids.ts";
import { replayers } from "./replayers.ts";

export interface AppOptions {
  makeDeps?: MakeDeps;
  /** Who asks. Replaced in API tests, which sign in without cookies. */
  resolveActor?: (request: Request, deps: Deps) => Promise<Actor | null>;
}

/** Rows of a file come in bulk, from who is signed in; nothing else is longer than a long letter. */
const uploadBody = bodyUpTo(8_000_000);
const anyBody = bodyUpTo(500_000);

/** The corridor: headers → same origin → deps → session → route (requires → validate → use case). */
export const createApp = ({ makeDeps = depsFromEnv, resolveActor = resolveFromSession }: AppOptions = {}) => {
  const app = new Hono<AppEnv>();
  const mayServe = restoreGuard(replayers);
  app.onError(answerError);
  app.notFound(answerUnknown(app));
  app.use("/api/*", withHeaders, sameOrigin, async (c, next) => {
    const deps = atOneInstant(await makeDeps(c.env, newId("req")));
    c.set("deps", deps);
    // A request that brings a token is that token's, whatever cookie comes with it.
    const token = bearerOf(c.req.header("authorization") ?? null);
    const [open, actor] = await Promise.all([
      mayServe(deps),
      token === null ? resolveActor(c.req.raw, deps) : resolveToken(token, deps),
    ]);
    if (!open) throw problem("server.restoring");
    c.set("actor", actor);
    const inBulk = actor !== null && c.req.path.startsWith("/api/uploads/");
    await (inBulk ? uploadBody : anyBody)(c, next);
  });
  // Pages for people without an account: no session, no script, forms instead of JSON.
  for (const path of requestPagePaths)
    app.use(path, withPageHeaders, ownForm, smallForm, async (c, next) => {
      const deps = atOneInstant(await makeDeps(c.env, newId("req")));
      c.set("deps", deps);
      if (!(await mayServe(deps))) throw problem("server.restoring");
      await next();
    });
  app.route("/", requestPages);
  const routes = app
    .get("/api/health", (c) => c.json({ ok: true }))
    .route("/api", identityRoutes)
    .route("/api", clientsRoutes)
    .route("/api", clientContactsRoutes)
    .route("/api", assignmentsRoutes)
    .route("/api", agreementsRoutes)
    .route("/api", uploadsRoutes)
    .route("/api", settingsRoutes)
    .route("/api", uploadUndoRoutes)
    .route("/api", matchReviewsRoutes)
    .route("/api", rowsRoutes)
    .route("/api", exportsRoutes)
    .route("/api", receiptsRoutes)
    .route("/api", notesRoutes)
    .route("/api", leadsRoutes)
    .route("/api", outcomesRoutes)
    .route("/api", appointmentsRoutes)
    .route("/api", noticesRoutes)
    .route("/api", leasesRoutes)
    .route("/api", floorRoutes)
    .route("/api", resultsRoutes)
    .route("/api", worklistRoutes)
    .route("/api", requestsRoutes)
    .route("/api", accessLogRoutes)
    .route("/api", tasksRoutes)
    .route("/api", apiTokensRoutes)
    .route(
      "/api",
      openApiRoutes(() => app.routes),
    )
    .route("/api", logHeadsRoutes)
    .route("/api", logExportRoutes)
    .route("/api", logReviewsRoutes)
    .route("/api", demoClockRoutes);
  return routes;
};
export type Api = ReturnType<typeof createApp>;

import { Hono } from "hono";
import { accessLogRoutes } from "./access/access-log.routes.ts";
import type { Actor } from "./access/index.ts";
import { logExportRoutes } from "./access/log-export/log-export.routes.ts";
import { logHeadsRoutes } from "./access/sealing/log-heads.routes.ts";
import type { AppEnv } from "./app-env.ts";
import { demoClockRoutes } from "./demo/demo-clock.routes.ts";
import { type Deps, depsFromEnv, type MakeDeps } from "./deps.ts";
import { rowsRoutes } from "./modules/assignment-rows/index.ts";
import { assignmentsRoutes } from "./modules/assignments/index.ts";
import { notesRoutes } from "./modules/call-notes/index.ts";
import { clientsRoutes } from "./modules/clients/index.ts";
import { receiptsRoutes } from "./modules/deletion-receipts/index.ts";
import { exportsRoutes } from "./modules/exports/index.ts";
import { identityRoutes, resolveActor as resolveFromSession } from "./modules/identity/index.ts";
import { logReviewsRoutes } from "./modules/log-reviews/index.ts";
import { matchReviewsRoutes } from "./modules/match-reviews/index.ts";
import { agreementsRoutes } from "./modules/processor-agreements/index.ts";
import { settingsRoutes } from "./modules/settings/index.ts";
import { uploadUndoRoutes } from "./modules/upload-undo/index.ts";
import { uploadsRoutes } from "./modules/uploads/index.ts";
import { leasesRoutes } from "./modules/work-queue/index.ts";
import { withHeaders } from "./platform/http/headers.ts";
import { answerError, answerUnknown } from "./platform/http/on-error.ts";
import { sameOrigin } from "./platform/http/same-origin.ts";
import { newId } from "./platform/ids.ts";

export interface AppOptions {
  makeDeps?: MakeDeps;
  /** Who asks. Replaced in API tests, which sign in without cookies. */
  resolveActor?: (request: Request, deps: Deps) => Promise<Actor | null>;
}

/** The corridor: headers → same origin → deps → session → route (requires → validate → use case). */
export const createApp = ({ makeDeps = depsFromEnv, resolveActor = resolveFromSession }: AppOptions = {}) => {
  const app = new Hono<AppEnv>();
  app.onError(answerError);
  app.notFound(answerUnknown);
  app.use("/api/*", withHeaders, sameOrigin, async (c, next) => {
    const deps = await makeDeps(c.env, newId("req"));
    c.set("deps", deps);
    c.set("actor", await resolveActor(c.req.raw, deps));
    await next();
  });
  return app
    .get("/api/health", (c) => c.json({ ok: true }))
    .route("/api", identityRoutes)
    .route("/api", clientsRoutes)
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
    .route("/api", leasesRoutes)
    .route("/api", accessLogRoutes)
    .route("/api", logHeadsRoutes)
    .route("/api", logExportRoutes)
    .route("/api", logReviewsRoutes)
    .route("/api", demoClockRoutes);
};
export type Api = ReturnType<typeof createApp>;

import type { MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** Refuses what another site could make a browser send: foreign Origin, cross-site fetches, bodies that are no JSON. */
export const sameOrigin: MiddlewareHandler = async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") throw problem("request.origin_refused");
  if (!safe.has(c.req.method)) {
    const origin = c.req.header("origin");
    if (origin !== undefined && origin !== new URL(c.req.url).origin) throw problem("request.origin_refused");
    const hasBody = c.req.header("content-length") !== "0" && c.req.header("content-type") !== undefined;
    if (hasBody && !c.req.header("content-type")?.startsWith("application/json")) throw problem("request.media_type");
  }
  await next();
};

import type { Context, MiddlewareHandler } from "hono";
import type { AppEnv } from "#worker/app-env.ts";
import { bodyUpTo } from "#worker/platform/http/body-limit.ts";
import { securityHeaders } from "#worker/platform/http/headers.ts";
import { problem } from "#worker/platform/http/problem.ts";

/** No script at all, the page's own style sheet, and forms to its own address only. */
const pageHeaders = {
  ...securityHeaders,
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-robots-tag": "noindex, nofollow",
};

export const withPageHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(pageHeaders)) c.res.headers.set(name, value);
};

/** A form is sent by our own page: not by another site's, and never as something else than a form. */
export const ownForm: MiddlewareHandler = async (c, next) => {
  if (c.req.method === "POST") {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const own = new URL(c.req.url).origin;
    // A page with `no-referrer` sends the word null as its origin; then the site's own header has to vouch for it.
    const same = origin === undefined || origin === own || (origin === "null" && site === "same-origin");
    if (!same || (site !== undefined && site !== "same-origin" && site !== "none"))
      throw problem("request.origin_refused");
    const type = c.req.header("content-type");
    if (type !== undefined && !type.startsWith("application/x-www-form-urlencoded"))
      throw problem("request.media_type");
  }
  await next();
};

/** Nobody has this much to say to a form. */
export const smallForm = bodyUpTo(60_000);

/** The fields of a form as text; a file has no business here. */
export const formFields = async (c: Context<AppEnv>): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ),
  );
export const originOf = (c: Context<AppEnv>) => new URL(c.req.url).origin;
/** Where a request comes from, for the throttle only; the platform sets it, a client cannot. */
export const placeOf = (c: Context<AppEnv>) => c.req.header("cf-connecting-ip") ?? "";

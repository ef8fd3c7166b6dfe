import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { AppEnv } from "#worker/app-env.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { createAuth } from "./auth.ts";

export type LibraryBody = Record<string, unknown>;
export interface LibraryAnswer {
  status: ContentfulStatusCode;
  body: LibraryBody;
}

/**
 * Hands a request to the identity library with nothing but its cookies and the body we checked. A POST without an Origin
 * comes from no browser (the corridor refuses foreign ones before), so it bears our own. Cookies set by the library go on
 * our answer; a fault inside it becomes `server.error`.
 */
export const forward = async (
  c: Context<AppEnv>,
  path: string,
  body?: unknown,
  method: "GET" | "POST" = "POST",
): Promise<LibraryAnswer> => {
  const { origin } = new URL(c.req.url);
  const headers = new Headers({ origin, accept: "application/json" });
  const cookie = c.req.header("cookie");
  if (cookie !== undefined) headers.set("cookie", cookie);
  if (method === "POST") headers.set("content-type", "application/json");
  const request = new Request(`${origin}/api/auth${path}`, {
    method,
    headers,
    ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
  });
  const answer = await createAuth(c.get("deps"), origin).handler(request);
  if (answer.status >= 500) throw problem("server.error");
  for (const set of answer.headers.getSetCookie()) c.header("set-cookie", set, { append: true });
  const text = await answer.text();
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  return { status: answer.status as ContentfulStatusCode, body: (parsed ?? {}) as LibraryBody };
};

/** The answer for the caller: an error as the library words it (a code and a fixed text), else the chosen members only. */
export const reply = (c: Context<AppEnv>, { status, body }: LibraryAnswer, pick: (body: LibraryBody) => unknown) =>
  status >= 400
    ? c.json({ code: body.code, message: body.message }, status)
    : c.json(pick(body) as LibraryBody, status);

import type { Context, Hono } from "hono";
import { answerError } from "./on-error.ts";
import { problem } from "./problem.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Methods under which a path has a handler; what runs for all methods is no handler. */
// biome-ignore lint/suspicious/noExplicitAny: any application's router answers this
const allowed = (app: Hono<any>, path: string) =>
  methods.filter((method) => app.router.match(method, path)[0].some(([[, route]]) => route.method === method));

/** The answer where no handler stands: 405 with `Allow` when the path has others, else 404. */
// biome-ignore lint/suspicious/noExplicitAny: any application's router answers this
export const answerUnknown = (app: Hono<any>) => (c: Context) => {
  const others = allowed(app, c.req.path);
  if (others.length === 0) return answerError(problem("request.not_found"), c);
  const answer = answerError(problem("request.method_not_allowed"), c);
  answer.headers.set("allow", others.join(", "));
  return answer;
};

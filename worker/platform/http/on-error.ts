import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { routePath } from "hono/route";
import { DatabaseLimitError } from "#worker/platform/db/limits.ts";
import { newId } from "../ids.ts";
import { logEvent } from "../logger.ts";
import { securityHeaders } from "./headers.ts";
import { Problem, problem, problemBody } from "./problem.ts";

const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof HTTPException) return problem(error.status === 404 ? "request.not_found" : "request.invalid");
  if (error instanceof DatabaseLimitError) return problem("request.too_large");
  return problem("server.error");
};

const answer = (c: Context, found: Problem): Response => {
  const deps: unknown = c.get("deps");
  const requestId =
    typeof deps === "object" && deps !== null && "requestId" in deps ? String(deps.requestId) : newId("req");
  const body = problemBody(found, routePath(c), requestId);
  return c.body(JSON.stringify(body), found.status, {
    ...securityHeaders,
    "content-type": "application/problem+json; charset=utf-8",
  });
};

/** The one error handler: closed codes out, no message, no stack, no value; unexpected faults leave their kind in the log. */
export const answerError = (error: Error, c: Context): Response => {
  const found = asProblem(error);
  if (found.code === "server.error")
    logEvent({ level: "error", what: error.name, route: routePath(c), code: found.code });
  return answer(c, found);
};

import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ProblemBody, type ProblemCode, problemStatus } from "#contract/problems.ts";

export type FieldError = { pointer: string; code: string };

/** An error with a closed code (RFC 9457). It never carries a personal value: pointers name fields, not contents. */
export class Problem extends Error {
  override name = "Problem";
  readonly code: ProblemCode;
  readonly status: ContentfulStatusCode;
  readonly errors: FieldError[] | undefined;
  constructor(code: ProblemCode, errors?: FieldError[]) {
    super(code);
    this.code = code;
    this.status = problemStatus[code] as ContentfulStatusCode;
    this.errors = errors;
  }
}

/** `throw problem("access.not_found")` */
export const problem = (code: ProblemCode, errors?: FieldError[]) => new Problem(code, errors);

const title = (code: ProblemCode) => code.replace(".", ": ").replaceAll("_", " ");

/** The body for a problem. `instance` is the route's pattern: a filled-in path could hold an id that tells something. */
export const problemBody = ({ code, status, errors }: Problem, instance: string, requestId: string): ProblemBody => ({
  type: `urn:leadhunter:problem:${code}`,
  title: title(code),
  status,
  code,
  instance,
  requestId,
  ...(errors === undefined ? {} : { errors }),
});

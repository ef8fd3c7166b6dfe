import { type ProblemBody, type ProblemCode, problemStatus } from "#contract/problems.ts";
import { locale } from "./i18n.ts";
import { problemMessages as en } from "./problem-messages.en.ts";
import { problemMessages as nl } from "./problem-messages.nl.ts";

/** What the web adds to the server's list: the request never got an answer. */
export type ProblemKind = ProblemCode | "network.offline";

/** A refused or failed request. `message` is the code, never a value: it may end in a console. */
export class ApiProblem extends Error {
  readonly code: ProblemKind;
  readonly status: number;
  readonly requestId: string | null;
  /** Field problems: JSON pointers (`/name`) with a reason. */
  readonly fields: { pointer: string; code: string }[];

  constructor(code: ProblemKind, details: Partial<Pick<ApiProblem, "status" | "requestId" | "fields">> = {}) {
    super(code);
    this.name = "ApiProblem";
    this.code = code;
    this.status = details.status ?? (code === "network.offline" ? 0 : problemStatus[code]);
    this.requestId = details.requestId ?? null;
    this.fields = details.fields ?? [];
  }
}

const isKnownCode = (code: unknown): code is ProblemCode => typeof code === "string" && code in problemStatus;

/** Reads an error answer; an answer that is no problem document becomes "server.error". */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => null)) as Partial<ProblemBody> | null;
  const fallback = response.status === 401 ? "access.no_session" : "server.error";
  return new ApiProblem(isKnownCode(body?.code) ? body.code : fallback, {
    status: response.status,
    requestId: body?.requestId ?? null,
    fields: body?.errors ?? [],
  });
}

/** Anything thrown, as a problem. */
export const asProblem = (thrown: unknown): ApiProblem =>
  thrown instanceof ApiProblem ? thrown : new ApiProblem("server.error");

export const isProblem = (thrown: unknown, code: ProblemKind): boolean =>
  thrown instanceof ApiProblem && thrown.code === code;

/** What happened and what to do, in the reader's language; reactive. */
export function problemText(thrown: unknown): string {
  return (locale() === "nl" ? nl : en)[asProblem(thrown).code];
}

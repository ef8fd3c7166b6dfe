import { type ClientResponse, hc } from "hono/client";
import type { Api } from "./api-type.ts";
import { reportReached } from "./connection.ts";
import { ApiProblem, readProblem } from "./problem.ts";

type Listener = () => void;
let sessionLost: Listener = () => {};

/** One listener: what to do when the server says there is no session (sign-in opens over the page). */
export function onSessionLost(listener: Listener): void {
  sessionLost = listener;
}

/**
 * fetch for /api: never cached, cookies of this origin only, and a header no foreign page can set (CSRF).
 * @throws ApiProblem "network.offline" when no answer came
 */
export async function apiFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("x-leadhunter", "1");
  headers.set("accept", "application/json");
  try {
    const response = await fetch(input, { ...init, headers, cache: "no-store", credentials: "same-origin" });
    reportReached(true);
    return response;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    reportReached(false);
    throw new ApiProblem("network.offline");
  }
}

/** The typed client: `api.api.assignments.$get()`. Always pass its answer through `unwrap`. */
export const api = hc<Api>("/", { fetch: apiFetch });

type Body<R> = R extends ClientResponse<infer T, infer S, "json"> ? (S extends 204 ? undefined : T) : unknown;

/**
 * The JSON of a good answer, typed by its route.
 * @throws ApiProblem for every other answer; a lost session also opens sign-in over the page
 */
export async function unwrap<R extends { ok: boolean }>(pending: R | Promise<R>): Promise<Body<R>> {
  const response = (await pending) as unknown as Response;
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Body<R>;
  const problem = await readProblem(response);
  if (problem.code === "access.no_session") sessionLost();
  throw problem;
}

/** An untyped call, for the few end points that are not ours to type (better-auth) and for platform code. */
export async function callApi<T>(method: string, path: `/api/${string}`, body?: unknown): Promise<T> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { "content-type": "application/json" };
  }
  return (await unwrap(apiFetch(path, init))) as T;
}

import { apiFetch } from "./api-client.ts";
import { ApiProblem, readProblem } from "./problem.ts";

/** Why the sign-in part of the server refused, as far as a person can do something about it. */
export type AuthReason = "credentials" | "password" | "code" | "expired" | "passkey";

/** `message` is the reason, never a value. */
export class AuthRefusal extends Error {
  readonly reason: AuthReason;
  constructor(reason: AuthReason) {
    super(reason);
    this.name = "AuthRefusal";
    this.reason = reason;
  }
}

const REASON: Record<string, AuthReason> = {
  INVALID_EMAIL_OR_PASSWORD: "credentials",
  INVALID_PASSWORD: "password",
  INVALID_CODE: "code",
  INVALID_BACKUP_CODE: "code",
  INVALID_TWO_FACTOR_COOKIE: "expired",
  CHALLENGE_NOT_FOUND: "expired",
  PASSKEY_NOT_FOUND: "passkey",
  AUTHENTICATION_FAILED: "passkey",
  FAILED_TO_VERIFY_REGISTRATION: "passkey",
  USER_VERIFICATION_REQUIRED: "passkey",
};
const TOO_MANY = new Set(["ACCOUNT_TEMPORARILY_LOCKED", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"]);
const WEAK = new Set(["PASSWORD_TOO_SHORT", "PASSWORD_TOO_LONG"]);
const REFUSED = new Set([400, 401, 403]);

/** The identity library answers with its own codes; ours are RFC 9457. Both become something a screen can name. */
async function refusalOf(response: Response, otherwise: AuthReason): Promise<Error> {
  const body = (await response
    .clone()
    .json()
    .catch(() => null)) as { code?: string } | null;
  const code = body?.code ?? "";
  const known = REASON[code];
  if (known) return new AuthRefusal(known);
  if (response.status === 429 || TOO_MANY.has(code)) return new ApiProblem("identity.too_many_attempts");
  if (WEAK.has(code)) return new ApiProblem("identity.password_weak");
  const ours = await readProblem(response);
  const named = ours.code !== "server.error" && ours.code !== "access.no_session";
  return named || !REFUSED.has(response.status) ? ours : new AuthRefusal(otherwise);
}

/**
 * A call to the sign-in part of the server. A 401 means "wrong" here, not "no session", so it never opens sign-in over
 * the page.
 * @throws AuthRefusal when the person can correct something (`otherwise` when the server does not say what); else ApiProblem
 */
export async function authCall<T>(
  method: "GET" | "POST",
  path: `/${string}`,
  body: unknown,
  otherwise: AuthReason,
): Promise<T> {
  const init: RequestInit = { method };
  if (method === "POST") {
    init.body = JSON.stringify(body ?? {});
    init.headers = { "content-type": "application/json" };
  }
  const response = await apiFetch(`/api/auth${path}`, init);
  if (!response.ok) throw await refusalOf(response, otherwise);
  return (await response.json().catch(() => null)) as T;
}

/** The reason of a refusal, or undefined for every other failure. */
export const authReason = (thrown: unknown): AuthReason | undefined =>
  thrown instanceof AuthRefusal ? thrown.reason : undefined;

/** What a `Form` may show by itself: everything but a refusal, for which the screen has its own words. */
export const otherProblem = (thrown: unknown): unknown => (thrown instanceof AuthRefusal ? undefined : thrown);

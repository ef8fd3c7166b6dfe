import { timingSafeEqual } from "node:crypto";
import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { insertAccountStatement, insertUserStatement } from "../accounts.repository.ts";
import { isWeakPassword } from "../password.rules.ts";
import { hashPassword } from "../password-hash.ts";

const isToken = async (expectedHash: string | null, token: string) => {
  const found = Buffer.from(await sha256(token));
  const expected = Buffer.from(expectedHash ?? "");
  return found.length === expected.length && timingSafeEqual(found, expected);
};

/**
 * Makes the first administrator by the one-time set-up token. 410 `identity.setup_closed` for a wrong token, without a
 * configured one, and as soon as there is any account: the insert itself asks, so two at once make one.
 */
export const setUp = async (deps: Deps, input: { token: string; email: string; name: string; password: string }) => {
  if (!(await isToken(deps.config.setupTokenHash, input.token))) throw problem("identity.setup_closed");
  if (isWeakPassword(input.password, input)) throw problem("identity.password_weak");
  const user = { id: deps.newId("user"), email: input.email, name: input.name, role: "administrator" as const };
  try {
    await deps.db.batch([
      insertUserStatement(deps, user, "NOT EXISTS (SELECT 1 FROM users)"),
      mustHaveChanged("no-users-yet"),
      insertAccountStatement(deps, user.id, hashPassword(input.password)),
    ]);
  } catch (error) {
    throw isGuardFailure(error) ? problem("identity.setup_closed") : error;
  }
  return { email: input.email };
};

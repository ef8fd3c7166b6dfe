import type { Role } from "#contract/roles.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { randomName } from "#worker/platform/ids.ts";

export interface NewUser {
  id: string;
  email: string;
  name: string;
  role: Role;
  clientId?: string | null;
  clientOwner?: boolean;
  mayCountersign?: boolean;
}

/** For the identity library's hook: false refuses the session, undefined lets it be. */
export const isActiveUser = async (deps: Deps, userId: string): Promise<false | undefined> => {
  const row = await deps.db.first(
    deps.db.statement("SELECT 1 FROM users WHERE id = ? AND deactivated_at IS NULL", [userId]),
  );
  return row === null ? false : undefined;
};

/** The user, where `condition` (SQL over its parameters) holds. The e-mail is stored lower case and is unique. */
export const insertUserStatement = (deps: Deps, user: NewUser, condition = "1", params: unknown[] = []): Statement => {
  const at = nowIso(deps.clock);
  return deps.db.statement(
    `INSERT INTO users (id, name, email, email_verified, two_factor_enabled, role, client_id, client_owner, may_countersign,
       pseudonym, created_at, updated_at) SELECT ?, ?, ?, 1, 0, ?, ?, ?, ?, ?, ?, ? WHERE ${condition}`,
    [
      user.id,
      user.name,
      user.email.toLowerCase(),
      user.role,
      user.clientId ?? null,
      user.clientOwner ? 1 : 0,
      user.mayCountersign ? 1 : 0,
      randomName(),
      at,
      at,
      ...params,
    ],
  );
};

export const insertAccountStatement = (deps: Deps, userId: string, passwordHash: string): Statement => {
  const at = nowIso(deps.clock);
  return deps.db.statement(
    `INSERT INTO accounts (id, user_id, account_id, provider_id, password, created_at, updated_at)
     VALUES (?, ?, ?, 'credential', ?, ?, ?)`,
    [deps.newId("acc"), userId, userId, passwordHash, at, at],
  );
};

/** Everything a person could still act with: sessions, half-finished sign-ins, the lease in hand. For one batch. */
export const endAccessStatements = (deps: Deps, userId: string): Statement[] => [
  deps.db.statement("DELETE FROM sessions WHERE user_id = ?", [userId]),
  deps.db.statement("DELETE FROM verifications WHERE value = ?", [userId]),
  deps.db.statement("DELETE FROM leases WHERE agent_id = ?", [userId]),
];

/** Who has half signed in: the user of a challenge the library handed out after a good password. By the real clock. */
export const findChallengedUser = async (deps: Deps, challenge: string, nowMs: number): Promise<string | null> => {
  const row = await deps.db.first<{ value: string }>(
    deps.db.statement("SELECT value FROM verifications WHERE identifier = ? AND expires_at > ?", [
      challenge,
      new Date(nowMs).toISOString(),
    ]),
  );
  return row?.value ?? null;
};

/** A just signed-in session, or one with a step-up, may change its factors; seconds-old proof, by the real clock. */
export const isFreshSession = async (deps: Deps, sessionId: string, sinceMs: number): Promise<boolean> => {
  const since = new Date(sinceMs).toISOString();
  const row = await deps.db.first(
    deps.db.statement("SELECT 1 FROM sessions WHERE id = ? AND (created_at > ? OR step_up_at > ?)", [
      sessionId,
      since,
      since,
    ]),
  );
  return row !== null;
};

export const findEmail = async (deps: Deps, userId: string): Promise<string | null> => {
  const row = await deps.db.first<{ email: string }>(
    deps.db.statement("SELECT email FROM users WHERE id = ?", [userId]),
  );
  return row?.email ?? null;
};

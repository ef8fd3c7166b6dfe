import type { Role } from "#contract/roles.ts";
import { isStaff } from "#contract/roles.ts";
import type { Actor } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { requiredNdaVersion } from "./nda-text.ts";
import { expiryOf, sessionTimes, stepUpEnd } from "./session-times.ts";

interface UserRecord {
  id: string;
  name: string;
  email: string;
  role: Role;
  client_id: string | null;
  client_owner: number;
  may_countersign: number;
  pseudonym: string;
  two_factor_enabled: number;
  nda: number;
}

interface SessionRecord extends UserRecord {
  session_id: string;
  session_created_at: string;
  session_updated_at: string;
  step_up_at: string | null;
}

/** True when an NDA of `user` (SQL expression) is in force; binds the required version and now (P1-2). */
export const ndaInForceSql = (user: string) => `EXISTS (SELECT 1 FROM ndas n
  WHERE n.user_id = ${user} AND n.version >= ? AND n.valid_from <= ? AND n.withdrawn_at IS NULL)`;

export const ndaParams = (deps: Deps) => [requiredNdaVersion, nowIso(deps.clock)];

const userColumns = `u.id, u.name, u.email, u.role, u.client_id, u.client_owner, u.may_countersign, u.pseudonym,
  u.two_factor_enabled, ${ndaInForceSql("u.id")} AS nda`;

const toActor = (row: UserRecord, sessionId: string, stepUpUntil: string | null): Actor => ({
  userId: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  clientId: row.client_id,
  clientOwner: row.client_owner === 1,
  mayCountersign: row.may_countersign === 1,
  pseudonym: row.pseudonym,
  sessionId,
  twoFactorEnabled: row.two_factor_enabled === 1,
  ndaSigned: !isStaff(row.role) || row.nda === 1,
  stepUpUntil,
  limitedTo: null,
});

/** The actor of a user id as account, NDA and factor stand now; null when unknown or deactivated. */
export const loadActor = async (deps: Deps, userId: string): Promise<Actor | null> => {
  const row = await deps.db.first<UserRecord>(
    deps.db.statement(`SELECT ${userColumns} FROM users u WHERE u.id = ? AND u.deactivated_at IS NULL`, [
      ...ndaParams(deps),
      userId,
    ]),
  );
  return row === null ? null : toActor(row, "", null);
};

const seenStatement = (deps: Deps, row: SessionRecord, nowMs: number): Statement =>
  deps.db.statement("UPDATE sessions SET expires_at = ?, updated_at = ? WHERE id = ?", [
    expiryOf(Date.parse(row.session_created_at), nowMs),
    new Date(nowMs).toISOString(),
    row.session_id,
  ]);

/** The actor of a live session by the hash of its token, in one query; moves the idle end at most once a minute. */
export const loadSessionActor = async (deps: Deps, tokenHash: string, nowMs: number): Promise<Actor | null> => {
  const row = await deps.db.first<SessionRecord>(
    deps.db.statement(
      `SELECT ${userColumns}, s.id AS session_id, s.created_at AS session_created_at, s.updated_at AS session_updated_at,
         s.step_up_at
       FROM sessions s JOIN users u ON u.id = s.user_id
       WHERE s.token = ? AND s.expires_at > ? AND s.created_at > ? AND u.deactivated_at IS NULL`,
      [
        ...ndaParams(deps),
        tokenHash,
        new Date(nowMs).toISOString(),
        new Date(nowMs - sessionTimes.absoluteMs).toISOString(),
      ],
    ),
  );
  if (row === null) return null;
  if (nowMs - Date.parse(row.session_updated_at) >= sessionTimes.seenEveryMs)
    await deps.db.run(seenStatement(deps, row, nowMs));
  return toActor(row, row.session_id, stepUpEnd(row.step_up_at, nowMs));
};

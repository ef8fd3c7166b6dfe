import type { UserRow } from "#contract/identity.ts";
import type { Role } from "#contract/roles.ts";
import { isStaff } from "#contract/roles.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { endAccessStatements } from "./accounts.repository.ts";
import { ndaInForceSql, ndaParams } from "./actors.repository.ts";

type Flags = "clientOwner" | "mayCountersign" | "twoFactorEnabled";
type StoredRow = Omit<UserRow, Flags | "ndaSigned"> & Record<Flags | "nda", number>;

const most = 2000;

/** The accounts in the grant's scope: all, or those of the own client. */
export const listUsers = async (deps: Deps, grant: Grant<"user.list">): Promise<UserRow[]> => {
  const scope = grant.scope === "own-client" ? "u.client_id = ?" : "? IS NULL";
  const param = grant.scope === "own-client" ? grant.actor.clientId : null;
  const order = `ORDER BY u.deactivated_at IS NOT NULL, u.name, u.id LIMIT ${most}`;
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "user",
      records: deps.db.statement(
        `SELECT u.id AS record_id, u.id AS subject_id FROM users u
         WHERE ${scope} ${order}`,
        [param],
      ),
    },
    [
      deps.db.statement(
        `SELECT u.id, u.name, u.email, u.role, u.client_id AS clientId, c.name AS clientName,
           u.client_owner AS clientOwner, u.may_countersign AS mayCountersign,
           u.two_factor_enabled AS twoFactorEnabled, ${ndaInForceSql("u.id")} AS nda, u.deactivated_at AS deactivatedAt
         FROM users u LEFT JOIN clients c ON c.id = u.client_id
         WHERE ${scope} ${order}`,
        [...ndaParams(deps), param],
      ),
    ],
  );
  return ((found?.rows ?? []) as StoredRow[]).map(({ nda, ...row }) => ({
    ...row,
    clientOwner: row.clientOwner === 1,
    mayCountersign: row.mayCountersign === 1,
    twoFactorEnabled: row.twoFactorEnabled === 1,
    ndaSigned: !isStaff(row.role) || nda === 1,
  }));
};

export interface Account {
  email: string;
  role: Role;
  client_owner: number;
  may_countersign: number;
}

export const findAccount = (deps: Deps, userId: string): Promise<Account | null> =>
  deps.db.first<Account>(
    deps.db.statement("SELECT email, role, client_owner, may_countersign FROM users WHERE id = ?", [userId]),
  );

/** Rolls the batch back when it would leave nobody to administer. */
const administratorStays = (userId: string) =>
  mustHold(
    "administrator-stays",
    `NOT EXISTS (SELECT 1 FROM users WHERE id = ? AND role = 'administrator' AND deactivated_at IS NULL)
     OR EXISTS (SELECT 1 FROM users WHERE id <> ? AND role = 'administrator' AND deactivated_at IS NULL)`,
    [userId, userId],
  );

/** New rights. Another role ends sessions and lease in the same batch; flags hold from the next request anyway. */
export const writeRights = (
  deps: Deps,
  grant: Grant<"user.update">,
  userId: string,
  rights: { role: Role; clientOwner: boolean; mayCountersign: boolean; roleChanged: boolean },
) =>
  loggedWrite(deps, grant, { kind: "user", id: userId }, [
    ...(rights.roleChanged && rights.role !== "administrator" ? [administratorStays(userId)] : []),
    deps.db.statement("UPDATE users SET role = ?, client_owner = ?, may_countersign = ?, updated_at = ? WHERE id = ?", [
      rights.role,
      rights.clientOwner ? 1 : 0,
      rights.mayCountersign ? 1 : 0,
      nowIso(deps.clock),
      userId,
    ]),
    ...(rights.roleChanged ? endAccessStatements(deps, userId) : []),
  ]);

/** One batch: no way in, no session, no lease (P1-2). Schedules stay: the planner sees who dropped out. */
export const writeDeactivation = (deps: Deps, grant: Grant<"user.deactivate">, userId: string) => {
  const at = nowIso(deps.clock);
  return loggedWrite(deps, grant, { kind: "user", id: userId }, [
    administratorStays(userId),
    deps.db.statement("UPDATE users SET deactivated_at = ?, updated_at = ? WHERE id = ? AND deactivated_at IS NULL", [
      at,
      at,
      userId,
    ]),
    ...endAccessStatements(deps, userId),
  ]);
};

/** Removes every factor; the person enrols anew at the next sign-in and reaches nothing before (L-12). */
export const writeFactorReset = (deps: Deps, grant: Grant<"user.reset-factor">, userId: string) =>
  loggedWrite(deps, grant, { kind: "user", id: userId }, [
    deps.db.statement("UPDATE users SET two_factor_enabled = 0, updated_at = ? WHERE id = ?", [
      nowIso(deps.clock),
      userId,
    ]),
    deps.db.statement("DELETE FROM two_factors WHERE user_id = ?", [userId]),
    deps.db.statement("DELETE FROM passkeys WHERE user_id = ?", [userId]),
    ...endAccessStatements(deps, userId),
  ]);

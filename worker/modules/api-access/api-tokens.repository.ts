import type { ApiScope, ApiTokenRow } from "#contract/api-tokens.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";

const most = 200;

export const listTokens = async (deps: Deps, grant: Grant<"api-token.list">): Promise<ApiTokenRow[]> => {
  const [found] = await loggedRead(deps, grant, { kind: "api-token", id: null }, [
    deps.db.statement(
      `SELECT id, label, scopes, pseudonym, created_at AS createdAt, expires_at AS expiresAt, revoked_at AS revokedAt,
         last_used_on AS lastUsedOn
       FROM api_tokens WHERE client_id = ? ORDER BY created_at DESC, id DESC LIMIT ${most}`,
      [grant.actor.clientId],
    ),
  ]);
  const rows = (found?.rows ?? []) as (Omit<ApiTokenRow, "scopes"> & { scopes: string })[];
  return rows.map((row) => ({ ...row, scopes: JSON.parse(row.scopes) as ApiScope[] }));
};

export const insertToken = (deps: Deps, grant: Grant<"api-token.create">, row: ApiTokenRow, tokenHash: string) =>
  loggedWrite(deps, grant, { kind: "api-token", id: row.id }, [
    deps.db.statement(
      `INSERT INTO api_tokens (id, client_id, created_by, label, scopes, token_hash, pseudonym, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        row.id,
        grant.actor.clientId,
        grant.actor.userId,
        row.label,
        JSON.stringify(row.scopes),
        tokenHash,
        row.pseudonym,
        row.createdAt,
        row.expiresAt,
      ],
    ),
  ]);

/** Throws the guard's failure when the client has no such token, or it was revoked before. */
export const revokeToken = (deps: Deps, grant: Grant<"api-token.revoke">, id: string) =>
  loggedWrite(deps, grant, { kind: "api-token", id }, [
    deps.db.statement("UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND client_id = ? AND revoked_at IS NULL", [
      nowIso(deps.clock),
      id,
      grant.actor.clientId,
    ]),
    mustHaveChanged("token stands"),
  ]);

export interface LiveToken {
  id: string;
  created_by: string;
  client_id: string;
  scopes: string;
  pseudonym: string;
  expires_at: string;
  last_used_on: string | null;
}

/** A token that is neither revoked nor at its end, by the hash of what was sent. */
export const findLiveToken = (deps: Deps, tokenHash: string): Promise<LiveToken | null> =>
  deps.db.first<LiveToken>(
    deps.db.statement(
      `SELECT id, created_by, client_id, scopes, pseudonym, expires_at, last_used_on FROM api_tokens
       WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ?`,
      [tokenHash, nowIso(deps.clock)],
    ),
  );

/** Once a day at most: the day is all that anyone is told. */
export const markUsed = (deps: Deps, id: string, todayOn: string) =>
  deps.db.run(deps.db.statement("UPDATE api_tokens SET last_used_on = ? WHERE id = ?", [todayOn, id]));

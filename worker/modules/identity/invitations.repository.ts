import type { InvitationPreview, InvitationRow } from "#contract/identity.ts";
import type { Role } from "#contract/roles.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { insertAccountStatement, insertUserStatement } from "./accounts.repository.ts";

const most = 500;
const columns = `i.id, i.name, i.email, i.role, i.client_id AS clientId, i.created_at AS createdAt,
  i.expires_at AS expiresAt, i.accepted_at AS acceptedAt, i.revoked_at AS revokedAt`;
const open = "accepted_at IS NULL AND revoked_at IS NULL AND expires_at > ?";

export const listInvitations = async (deps: Deps, grant: Grant<"invitation.list">): Promise<InvitationRow[]> => {
  const own = grant.scope === "own-client";
  const where = `FROM invitations i WHERE ${own ? "i.client_id = ?" : "? IS NULL"} ORDER BY i.created_at DESC, i.id DESC LIMIT ${most}`;
  const params = [own ? grant.actor.clientId : null];
  const [found] = await loggedRead(
    deps,
    grant,
    { kind: "user", records: deps.db.statement(`SELECT i.id AS record_id, i.id AS subject_id ${where}`, params) },
    [deps.db.statement(`SELECT ${columns} ${where}`, params)],
  );
  return (found?.rows ?? []) as InvitationRow[];
};

export interface NewInvitation {
  id: string;
  email: string;
  name: string;
  role: Role;
  clientId: string | null;
  clientOwner: boolean;
  tokenHash: string;
  expiresAt: string;
}

/** A new invitation takes the place of an open one to the same address (a client's owner only of its own). */
export const writeInvitation = (deps: Deps, grant: Grant<"invitation.create">, invitation: NewInvitation) => {
  const at = nowIso(deps.clock);
  const { id, email, name, role, clientId, clientOwner, tokenHash, expiresAt } = invitation;
  const own = grant.scope === "own-client";
  return loggedWrite(deps, grant, { kind: "user", id }, [
    deps.db.statement(
      `UPDATE invitations SET revoked_at = ? WHERE email = ? AND ${open} AND ${own ? "client_id = ?" : "? IS NULL"}`,
      [at, email, at, own ? clientId : null],
    ),
    deps.db.statement(
      `INSERT INTO invitations (id, email, name, role, client_id, client_owner, token_hash, invited_by, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, email, name, role, clientId, clientOwner ? 1 : 0, tokenHash, grant.actor.userId, at, expiresAt],
    ),
  ]);
};

export const writeRevocation = (deps: Deps, grant: Grant<"invitation.revoke">, id: string) =>
  loggedWrite(deps, grant, { kind: "user", id }, [
    deps.db.statement(
      "UPDATE invitations SET revoked_at = ? WHERE id = ? AND accepted_at IS NULL AND revoked_at IS NULL",
      [nowIso(deps.clock), id],
    ),
  ]);

export type OpenInvitation = InvitationPreview & { id: string; clientId: string | null; clientOwner: number };

/** An invitation that can still be accepted, by the hash of its token. */
export const findOpenInvitation = (deps: Deps, tokenHash: string): Promise<OpenInvitation | null> =>
  deps.db.first<OpenInvitation>(
    deps.db.statement(
      `SELECT id, name, email, role, client_id AS clientId, client_owner AS clientOwner
       FROM invitations WHERE token_hash = ? AND ${open}`,
      [tokenHash, nowIso(deps.clock)],
    ),
  );

/** Spends the invitation and makes the account in one batch; the guard fails for who came second. */
export const acceptStatements = (deps: Deps, invitation: OpenInvitation, userId: string, passwordHash: string) => {
  const at = nowIso(deps.clock);
  return [
    deps.db.statement(`UPDATE invitations SET accepted_at = ? WHERE id = ? AND ${open}`, [at, invitation.id, at]),
    mustHaveChanged("invitation-open"),
    insertUserStatement(deps, { ...invitation, id: userId, clientOwner: invitation.clientOwner === 1 }),
    insertAccountStatement(deps, userId, passwordHash),
  ];
};

export const isEmailInUse = async (deps: Deps, email: string): Promise<boolean> =>
  (await deps.db.first(deps.db.statement("SELECT 1 FROM users WHERE email = ?", [email]))) !== null;

export const clientExists = async (deps: Deps, clientId: string): Promise<boolean> =>
  (await deps.db.first(deps.db.statement("SELECT 1 FROM clients WHERE id = ?", [clientId]))) !== null;

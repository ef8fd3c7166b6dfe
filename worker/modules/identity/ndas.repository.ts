import type { NdaRow } from "#contract/identity.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { endAccessStatements } from "./accounts.repository.ts";

export interface SignedNda {
  userId: string;
  version: number;
  textHash: string;
  signedName: string;
}

/** In force from now: a signature is never back-dated. */
export const insertNdaStatement = (deps: Deps, nda: SignedNda): Statement => {
  const at = nowIso(deps.clock);
  return deps.db.statement(
    "INSERT INTO ndas (id, user_id, version, text_hash, signed_name, signed_at, valid_from) VALUES (?, ?, ?, ?, ?, ?, ?)",
    [deps.newId("nda"), nda.userId, nda.version, nda.textHash, nda.signedName, at, at],
  );
};

export const writeNda = (deps: Deps, grant: Grant<"nda.sign">, nda: SignedNda) =>
  loggedWrite(deps, grant, { kind: "user", id: nda.userId }, [insertNdaStatement(deps, nda)]);

const newest = 1000;

export const listNdas = async (deps: Deps, grant: Grant<"nda.list">): Promise<NdaRow[]> => {
  const from = `FROM ndas n JOIN users u ON u.id = n.user_id`;
  const order = `ORDER BY n.signed_at DESC, n.id DESC LIMIT ${newest}`;
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "user",
      records: deps.db.statement(
        `SELECT DISTINCT user_id AS record_id, user_id AS subject_id FROM (SELECT n.user_id ${from} ${order})`,
      ),
    },
    [
      deps.db.statement(
        `SELECT n.id, n.user_id AS userId, u.name AS userName, n.version, n.signed_at AS signedAt,
           n.withdrawn_at AS withdrawnAt ${from} ${order}`,
      ),
    ],
  );
  return (found?.rows ?? []) as NdaRow[];
};

export const findNdaUser = async (deps: Deps, ndaId: string): Promise<string | null> => {
  const row = await deps.db.first<{ user_id: string }>(
    deps.db.statement("SELECT user_id FROM ndas WHERE id = ?", [ndaId]),
  );
  return row?.user_id ?? null;
};

/** All signatures of this person lose force, and sessions and lease end in the same batch (P1-2). */
export const writeWithdrawal = (deps: Deps, grant: Grant<"nda.withdraw">, userId: string) =>
  loggedWrite(deps, grant, { kind: "user", id: userId }, [
    deps.db.statement("UPDATE ndas SET withdrawn_at = ? WHERE user_id = ? AND withdrawn_at IS NULL", [
      nowIso(deps.clock),
      userId,
    ]),
    ...endAccessStatements(deps, userId),
  ]);

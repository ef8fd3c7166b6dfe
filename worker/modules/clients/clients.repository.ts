import type { ClientRow } from "#contract/assignments.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { mustHold } from "#worker/platform/db/guard.ts";

/** All clients by name (an agency has hundreds). A supervisor's count covers the supervised assignments only (P3-5). */
export const listClients = async (deps: Deps, grant: Grant<"client.list">): Promise<ClientRow[]> => {
  const supervised = grant.actor.role === "supervisor";
  const counted = supervised ? "AND a.id IN (SELECT assignment_id FROM assignment_supervisors WHERE user_id = ?)" : "";
  const [found] = await loggedRead(
    deps,
    grant,
    // The last line stands for an empty list: also that look leaves its trace (P3-7).
    {
      kind: "client",
      records: deps.db.statement(
        `SELECT id AS record_id, NULL AS subject_id FROM clients
         UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM clients)`,
      ),
    },
    [
      deps.db.statement(
        `SELECT c.id, c.name, (SELECT COUNT(*) FROM assignments a WHERE a.client_id = c.id ${counted}) AS assignments
         FROM clients c ORDER BY c.name COLLATE NOCASE, c.id`,
        supervised ? [grant.actor.userId] : [],
      ),
    ],
  );
  return (found?.rows ?? []) as ClientRow[];
};

/** Throws the guard's failure when another client bears the name, whatever its case. */
export const insertClient = (deps: Deps, grant: Grant<"client.create">, id: string, name: string) =>
  loggedWrite(deps, grant, { kind: "client", id }, [
    mustHold("client name is free", "NOT EXISTS (SELECT 1 FROM clients WHERE name = ? COLLATE NOCASE)", [name]),
    deps.db.statement("INSERT INTO clients (id, name, created_at) VALUES (?, ?, ?)", [id, name, nowIso(deps.clock)]),
  ]);

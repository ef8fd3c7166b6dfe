import { undoMilliseconds } from "#contract/desk.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { releaseNeverCallsStatement } from "../companies/index.ts";
import { leadBeforeSql, queueSettings, restoreLeadStatement } from "../leads/index.ts";
import { forgetNoticesStatements } from "../notices/index.ts";

/**
 * Remembers the lead as it is, for the undo of the call that closes it: one call an agent, the last. Goes behind the
 * call's own insert and before the lead changes.
 */
export const rememberUndoStatement = (deps: Deps, agentId: string, callId: string): Statement => ({
  sql: `INSERT OR REPLACE INTO undoable_calls (agent_id, call_id, lead_before, lead_version, closed_at)
    SELECT ?, k.id, ${leadBeforeSql}, l.version + 1, ? FROM calls k JOIN leads l ON l.id = k.lead_id WHERE k.id = ?`,
  params: [agentId, nowIso(deps.clock), callId],
});

/** What this agent closed before can't be taken back any more. */
export const forgetUndoStatement = (agentId: string): Statement => ({
  sql: "DELETE FROM undoable_calls WHERE agent_id = ?",
  params: [agentId],
});

/** The same, where the claim of this token got a lead. */
export const forgetUndoAfterClaimStatement = (agentId: string, token: string): Statement => ({
  sql: `DELETE FROM undoable_calls WHERE agent_id = ?1
    AND EXISTS (SELECT 1 FROM leases le WHERE le.agent_id = ?1 AND le.token = ?2)`,
  params: [agentId, token],
});

export const findUndoable = (deps: Deps, grant: Grant<"call.undo">, callId: string) =>
  deps.db.first<{ lead_id: string; company_id: string; lease_token: string; claimed_at: string }>({
    sql: `SELECT k.lead_id, l.company_id, k.lease_token, k.claimed_at FROM undoable_calls u
      JOIN calls k ON k.id = u.call_id JOIN leads l ON l.id = k.lead_id WHERE u.call_id = ? AND u.agent_id = ?`,
    params: [callId, grant.actor.userId],
  });

export interface WrittenRow {
  assignment_id: string;
  outcome: string;
  settings_version: number;
  contact_id: string | null;
  callback_at: string | null;
  callback_agent_id: string | null;
  introduced: number;
  note_id: string;
  kind: string;
  note: string;
  answers: string | null;
}

/** What the agent wrote with the call, sealed; read before the undo deletes it, so that a slip costs no text (P4.3-3). */
export const readWritten = async (
  deps: Deps,
  grant: Grant<"call.undo">,
  callId: string,
): Promise<WrittenRow | null> => {
  const mine =
    "FROM undoable_calls u JOIN call_notes n ON n.call_id = u.call_id WHERE u.call_id = ? AND u.agent_id = ?";
  const params = [callId, grant.actor.userId];
  const records = { sql: `SELECT n.id AS record_id, NULL AS subject_id ${mine}`, params };
  const [found] = await loggedRead(deps, grant, { kind: "note", records }, [
    {
      sql: `SELECT k.assignment_id, k.outcome, k.settings_version, k.contact_id, k.callback_at, l.callback_agent_id,
          l.introduced_at = k.closed_at AS introduced, n.id AS note_id, n.kind, n.ciphertext AS note,
          (SELECT w.ciphertext FROM call_answers w WHERE w.call_id = k.id) AS answers
        FROM undoable_calls u JOIN calls k ON k.id = u.call_id JOIN leads l ON l.id = k.lead_id
          JOIN call_notes n ON n.call_id = k.id WHERE u.call_id = ? AND u.agent_id = ?`,
      params,
    },
  ]);
  return (found?.rows[0] as WrittenRow | undefined) ?? null;
};

/**
 * Takes a call back as if it was never closed: call, note, answers, appointment and notice go, the lead is what it was,
 * and the agent has it in hand again under the same lease. All guarded: the time, no lead in hand, and nothing that
 * happened to the lead since.
 */
export const undoStatements = (
  deps: Deps,
  grant: Grant<"call.undo">,
  call: { id: string; leadId: string; companyId: string; leaseToken: string; claimedAt: string },
): Statement[] => {
  const now = deps.clock.now().getTime();
  const at = nowIso(deps.clock);
  const agentId = grant.actor.userId;
  const ofCall = (sql: string): Statement => ({ sql, params: [call.id] });
  return [
    {
      sql: "DELETE FROM leases WHERE (agent_id = ? OR lead_id = ?) AND expires_at <= ?",
      params: [agentId, call.leadId, at],
    },
    mustHold(
      "undo is open",
      `EXISTS (SELECT 1 FROM undoable_calls u JOIN leads l ON l.id = ? WHERE u.call_id = ? AND u.agent_id = ?
         AND u.closed_at >= ? AND u.lead_version = l.version)
       AND NOT EXISTS (SELECT 1 FROM leases x WHERE x.agent_id = ? OR x.lead_id = ?)
       AND NOT EXISTS (SELECT 1 FROM call_corrections d WHERE d.call_id = ?)`,
      [call.leadId, call.id, agentId, new Date(now - undoMilliseconds).toISOString(), agentId, call.leadId, call.id],
    ),
    restoreLeadStatement(call.leadId, {
      sql: "SELECT lead_before FROM undoable_calls WHERE call_id = ?",
      params: [call.id],
    }),
    ...forgetNoticesStatements({ sql: "SELECT id FROM appointments WHERE call_id = ?", params: [call.id] }),
    ofCall("DELETE FROM appointments WHERE call_id = ?"),
    ofCall("DELETE FROM call_answers WHERE call_id = ?"),
    ofCall("DELETE FROM call_notes WHERE call_id = ?"),
    ofCall("DELETE FROM undoable_calls WHERE call_id = ?"),
    ofCall("DELETE FROM calls WHERE id = ?"),
    releaseNeverCallsStatement(JSON.stringify([call.companyId])),
    {
      sql: `INSERT INTO leases (agent_id, lead_id, assignment_id, token, reason, claimed_at, expires_at)
        SELECT ?, l.id, l.assignment_id, ?, CASE l.queue_rank WHEN 0 THEN 'callback' WHEN 1 THEN 'retry' ELSE 'new' END, ?, ?
        FROM leads l WHERE l.id = ?`,
      params: [
        agentId,
        call.leaseToken,
        call.claimedAt,
        new Date(now + queueSettings.leaseMs).toISOString(),
        call.leadId,
      ],
    },
  ];
};

import { type ClosedCall, undoMilliseconds } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { contactsInHandSql } from "./card.repository.ts";
import { liveLeaseParams, liveLeaseSql } from "./leases.repository.ts";

export interface LeadInHand {
  company_id: string;
  attempts: number;
  introduced_at: string | null;
}

/** What closing needs to know of the lead: nothing personal. */
export const findLeadInHand = (deps: Deps, grant: Grant<"lease.close">, leaseId: string): Promise<LeadInHand | null> =>
  deps.db.first({
    sql: `SELECT l.company_id, l.attempts, l.introduced_at FROM leases le JOIN leads l ON l.id = le.lead_id
      WHERE ${liveLeaseSql}`,
    params: liveLeaseParams(deps, grant, leaseId),
  });

/** The end of the time in which a call closed at this moment can be taken back. */
export const undoUntil = (closedAt: string) => new Date(Date.parse(closedAt) + undoMilliseconds).toISOString();

/** The call that a lease token already closed, for an answer that got lost on its way. */
export const findClosedCall = async (deps: Deps, agentId: string, leaseId: string): Promise<ClosedCall | null> => {
  const call = await deps.db.first<{ callId: string; outcome: string; closedAt: string; undoable: number }>({
    sql: `SELECT k.id AS callId, k.outcome, k.closed_at AS closedAt,
        EXISTS (SELECT 1 FROM undoable_calls u WHERE u.call_id = k.id) AS undoable
      FROM calls k WHERE k.lease_token = ? AND k.agent_id = ?`,
    params: [leaseId, agentId],
  });
  if (call === null) return null;
  const { undoable, ...closed } = call;
  return { ...closed, undoUntil: undoable === 1 ? undoUntil(closed.closedAt) : null };
};

/** The call, once for a lease token. A contact that vanished under the agent's hands is left out, the call stays. */
export const insertCallStatement = (
  deps: Deps,
  grant: Grant<"lease.close">,
  call: {
    id: string;
    leaseId: string;
    outcome: string;
    settingsVersion: number;
    positive: boolean;
    neverCall: boolean;
    contactId: string | null;
    callbackAt: string | null;
  },
): Statement => {
  const lease = liveLeaseParams(deps, grant, call.leaseId);
  return {
    sql: `INSERT INTO calls (id, lead_id, assignment_id, agent_id, contact_id, lease_token, outcome, settings_version, positive,
        never_call, callback_at, claimed_at, closed_at)
      SELECT ?, le.lead_id, le.assignment_id, le.agent_id, (SELECT h.id FROM (${contactsInHandSql}) h WHERE h.id = ?), le.token,
        ?, ?, ?, ?, ?, le.claimed_at, ? FROM leases le WHERE ${liveLeaseSql}`,
    params: [
      call.id,
      ...lease,
      call.contactId,
      call.outcome,
      call.settingsVersion,
      call.positive ? 1 : 0,
      call.neverCall ? 1 : 0,
      call.callbackAt,
      nowIso(deps.clock),
      ...lease,
    ],
  };
};

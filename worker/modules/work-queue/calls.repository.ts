import type { Outcome } from "#contract/desk.ts";
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

/** The call that a lease token already closed, for an answer that got lost on its way. */
export const findClosedCall = (deps: Deps, agentId: string, leaseId: string) =>
  deps.db.first<{ outcome: string; closedAt: string }>({
    sql: "SELECT outcome, closed_at AS closedAt FROM calls WHERE lease_token = ? AND agent_id = ?",
    params: [leaseId, agentId],
  });

/** The call, once for a lease token. A contact that vanished under the agent's hands is left out, the call stays. */
export const insertCallStatement = (
  deps: Deps,
  grant: Grant<"lease.close">,
  call: {
    id: string;
    leaseId: string;
    outcome: Outcome | "objection";
    contactId: string | null;
    callbackAt: string | null;
  },
): Statement => {
  const lease = liveLeaseParams(deps, grant, call.leaseId);
  return {
    sql: `INSERT INTO calls (id, lead_id, assignment_id, agent_id, contact_id, lease_token, outcome, callback_at, claimed_at, closed_at)
      SELECT ?, le.lead_id, le.assignment_id, le.agent_id, (SELECT h.id FROM (${contactsInHandSql}) h WHERE h.id = ?), le.token,
        ?, ?, le.claimed_at, ? FROM leases le WHERE ${liveLeaseSql}`,
    params: [call.id, ...lease, call.contactId, call.outcome, call.callbackAt, nowIso(deps.clock), ...lease],
  };
};

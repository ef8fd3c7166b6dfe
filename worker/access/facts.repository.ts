import type { Db } from "#worker/platform/db/db.ts";
import type { Actor } from "./actor.ts";

/** What a request names. At most one of them; none for lists and for things of one's own. */
export type Resource =
  | { assignmentId: string }
  | { uploadId: string }
  | { rowId: string }
  | { leadId: string }
  | { reviewId: string }
  | { mergeId: string }
  | { agreementId: string }
  | { leaseId: string }
  | { callId: string }
  | { appointmentId: string }
  | { userId: string }
  | { invitationId: string }
  | { clientId: string }
  | { clientContactId: string }
  | { receiptId: string }
  | Record<string, never>;

/** Facts about the named thing and this actor, read at every request: nothing of them is remembered. */
export interface Facts {
  clientId: string | null;
  assignmentId: string | null;
  leadId: string | null;
  leaseAgentId: string | null;
  leaseExpiresAt: string | null;
  assignmentActive: boolean;
  agreementInForce: boolean;
  supervised: boolean;
  scheduled: boolean;
}

const assignmentOf = {
  assignmentId: "SELECT ? AS assignment_id, NULL AS lead_id, NULL AS agent_id, NULL AS expires_at",
  uploadId: "SELECT assignment_id, NULL AS lead_id, NULL AS agent_id, NULL AS expires_at FROM uploads WHERE id = ?",
  rowId: "SELECT assignment_id, lead_id, NULL AS agent_id, NULL AS expires_at FROM assignment_rows WHERE id = ?",
  leadId: "SELECT assignment_id, id AS lead_id, NULL AS agent_id, NULL AS expires_at FROM leads WHERE id = ?",
  reviewId:
    "SELECT assignment_id, NULL AS lead_id, NULL AS agent_id, NULL AS expires_at FROM match_reviews WHERE id = ?",
  mergeId: "SELECT assignment_id, NULL AS lead_id, NULL AS agent_id, NULL AS expires_at FROM merges WHERE id = ?",
  agreementId:
    "SELECT assignment_id, NULL AS lead_id, NULL AS agent_id, NULL AS expires_at FROM processor_agreements WHERE id = ?",
  callId: "SELECT assignment_id, lead_id, NULL AS agent_id, NULL AS expires_at FROM calls WHERE id = ?",
  appointmentId:
    "SELECT assignment_id, NULL AS lead_id, NULL AS agent_id, NULL AS expires_at FROM appointments WHERE id = ?",
  leaseId: "SELECT assignment_id, lead_id, agent_id, expires_at FROM leases WHERE token = ?",
} as const;

interface FactsRow {
  client_id: string;
  assignment_id: string;
  lead_id: string | null;
  agent_id: string | null;
  expires_at: string | null;
  state: string;
  agreement: number;
  supervised: number;
  scheduled: number;
}

/** True when an agreement of `assignment` (SQL expression) is in force on the bound local date (twice). */
export const agreementInForceSql = (assignment: string) => `EXISTS (SELECT 1 FROM processor_agreements p
  WHERE p.assignment_id = ${assignment} AND p.countersigned_at IS NOT NULL AND p.ended_at IS NULL AND p.starts_on <= ? AND p.ends_on >= ?)`;

const assignmentFacts = async (
  db: Db,
  actor: Actor,
  source: string,
  id: string,
  todayOn: string,
): Promise<Facts | null> => {
  const row = await db.first<FactsRow>(
    db.statement(
      `WITH named AS (${source})
       SELECT a.client_id, a.id AS assignment_id, n.lead_id, n.agent_id, n.expires_at, a.state,
         ${agreementInForceSql("a.id")} AS agreement,
         EXISTS (SELECT 1 FROM assignment_supervisors s WHERE s.assignment_id = a.id AND s.user_id = ?) AS supervised,
         EXISTS (SELECT 1 FROM schedules s WHERE s.assignment_id = a.id AND s.agent_id = ? AND s.from_on <= ?
           AND (s.until_on IS NULL OR s.until_on >= ?)) AS scheduled
       FROM named n JOIN assignments a ON a.id = n.assignment_id`,
      [id, todayOn, todayOn, actor.userId, actor.userId, todayOn, todayOn],
    ),
  );
  if (row === null) return null;
  return {
    clientId: row.client_id,
    assignmentId: row.assignment_id,
    leadId: row.lead_id,
    leaseAgentId: row.agent_id,
    leaseExpiresAt: row.expires_at,
    assignmentActive: row.state === "active",
    agreementInForce: row.agreement === 1,
    supervised: row.supervised === 1,
    scheduled: row.scheduled === 1,
  };
};

const nothing: Facts = {
  clientId: null,
  assignmentId: null,
  leadId: null,
  leaseAgentId: null,
  leaseExpiresAt: null,
  assignmentActive: false,
  agreementInForce: false,
  supervised: false,
  scheduled: false,
};

const clientOf = {
  userId: "SELECT client_id FROM users WHERE id = ?",
  invitationId: "SELECT client_id FROM invitations WHERE id = ?",
  clientId: "SELECT id AS client_id FROM clients WHERE id = ?",
  clientContactId: "SELECT client_id FROM client_contacts WHERE id = ?",
  receiptId: "SELECT client_id FROM deletion_receipts WHERE id = ?",
} as const;

/** Null when the named thing does not exist. `todayOn` is the local date. */
export const loadFacts = async (db: Db, actor: Actor, resource: Resource, todayOn: string): Promise<Facts | null> => {
  const [named] = Object.entries(resource) as [string, string][];
  if (named === undefined) return nothing;
  const [kind, id] = named;
  if (kind in assignmentOf)
    return assignmentFacts(db, actor, assignmentOf[kind as keyof typeof assignmentOf], id, todayOn);
  const row = await db.first<{ client_id: string | null }>(db.statement(clientOf[kind as keyof typeof clientOf], [id]));
  return row === null ? null : { ...nothing, clientId: row.client_id };
};

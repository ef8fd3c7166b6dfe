import { NATURAL_PERSON_FORMS } from "#worker/matching/normalise/legal-form.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { type AfterCall, queueRank } from "./leads.rules.ts";

/**
 * What a closed call writes on its lead. A lead that was held back meanwhile stays so (L-7). `introduced` records the
 * opening of the first call, once (L-3).
 */
export const updateAfterCallStatement = (
  leadId: string,
  after: AfterCall,
  call: { outcome: string; at: string; introduced: boolean },
): Statement => ({
  sql: `UPDATE leads SET state = CASE WHEN ? = 'open' THEN state ELSE 'closed' END, queue_rank = ?, due_at = COALESCE(?, due_at), callback_agent_id = ?, attempts = ?,
      last_outcome = ?, last_called_at = ?, version = version + 1,
      introduced_at = CASE WHEN ? THEN COALESCE(introduced_at, ?) ELSE introduced_at END
    WHERE id = ?`,
  params: [
    after.state,
    after.queueRank,
    after.dueAt,
    after.callbackAgentId,
    after.attempts,
    call.outcome,
    call.at,
    call.introduced ? 1 : 0,
    call.at,
    leadId,
  ],
});

/** A ceased company ends its leads for everybody, those in hand included, at the next request (P4.1-2). */
export const endLeadsOfCompanyStatements = (companyId: string): Statement[] => [
  {
    sql: "DELETE FROM leases WHERE lead_id IN (SELECT id FROM leads WHERE company_id = ?)",
    params: [companyId],
  },
  {
    sql: "UPDATE leads SET state = 'closed', version = version + 1 WHERE company_id = ? AND state <> 'closed'",
    params: [companyId],
  },
];

/** When a lead is called; one that is closed is not called any more. */
export const priorityStatement = (leadId: string, priority: boolean): Statement => ({
  sql: "UPDATE leads SET priority = ?, version = version + 1 WHERE id = ? AND state <> 'closed'",
  params: [priority ? 1 : 0, leadId],
});

export const priorityOfUploadStatement = (uploadId: string, priority: boolean): Statement => ({
  sql: `UPDATE leads SET priority = ?1, version = version + 1 WHERE state <> 'closed' AND priority <> ?1
    AND id IN (SELECT lead_id FROM assignment_rows WHERE upload_id = ?2)`,
  params: [priority ? 1 : 0, uploadId],
});

/** Taken for a duplicate, or nobody was left to call: its supervisor knows better. What else holds it back holds it now. */
export const releaseStatement = (leadId: string): Statement => ({
  sql: `UPDATE leads SET state = iif(x.reason IS NULL, 'open', 'held'), held_reason = x.reason, version = version + 1
    FROM (SELECT l.id, CASE WHEN EXISTS (SELECT 1 FROM unwanted_calls n JOIN assignments a ON a.client_id = n.client_id
          WHERE n.company_id = l.company_id AND a.id = l.assignment_id) THEN 'never_call'
        WHEN EXISTS (SELECT 1 FROM companies c WHERE c.id = l.company_id
          AND c.clocks ->> '$.legalForm[0]' IN (SELECT value FROM json_each(?1))) THEN 'legal_form' END AS reason
      FROM leads l WHERE l.id = ?2) x
    WHERE leads.id = x.id AND leads.state = 'held' AND leads.held_reason IN ('duplicate', 'nobody')`,
  params: [jsonList([...NATURAL_PERSON_FORMS]), leadId],
});

/**
 * A lead follows the corrected outcome of its last call; one that was called again since, is in hand, or is held back
 * keeps its state.
 */
export const followCorrectionStatement = (
  leadId: string,
  correction: { closedAt: string; outcome: string; again: boolean; at: string },
): Statement => ({
  sql: `UPDATE leads SET state = ?, queue_rank = ?, due_at = CASE WHEN ? THEN ? ELSE due_at END, callback_agent_id = NULL,
      last_outcome = ?, version = version + 1
    WHERE id = ? AND last_called_at = ? AND state IN ('open', 'closed')
      AND NOT EXISTS (SELECT 1 FROM leases x WHERE x.lead_id = leads.id AND x.expires_at > ?)`,
  params: [
    correction.again ? "open" : "closed",
    correction.again ? queueRank.retry : queueRank.fresh,
    correction.again ? 1 : 0,
    correction.at,
    correction.outcome,
    leadId,
    correction.closedAt,
    correction.at,
  ],
});

/** The lead as it was before a call closed it, remembered for the undo. Goes before `updateAfterCallStatement`. */
export const leadBeforeSql = `json_object('state', l.state, 'queue_rank', l.queue_rank, 'due_at', l.due_at,
  'callback_agent_id', l.callback_agent_id, 'attempts', l.attempts, 'last_outcome', l.last_outcome,
  'last_called_at', l.last_called_at, 'introduced_at', l.introduced_at)`;

/** Puts a lead back as the undo remembered it. @param before SQL of the remembered JSON, with its parameters */
export const restoreLeadStatement = (leadId: string, before: Statement): Statement => ({
  sql: `UPDATE leads SET (state, queue_rank, due_at, callback_agent_id, attempts, last_outcome, last_called_at, introduced_at) =
      (SELECT b.j ->> 'state', b.j ->> 'queue_rank', b.j ->> 'due_at', b.j ->> 'callback_agent_id', b.j ->> 'attempts',
        b.j ->> 'last_outcome', b.j ->> 'last_called_at', b.j ->> 'introduced_at' FROM (SELECT (${before.sql}) AS j) b),
      version = version + 1 WHERE id = ?`,
  params: [...before.params, leadId],
});

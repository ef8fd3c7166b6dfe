import type { Statement } from "#worker/platform/db/db.ts";
import type { AfterCall } from "./leads.rules.ts";

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

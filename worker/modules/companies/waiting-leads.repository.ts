import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** Leads that waited for an answer go on, unless another open doubt about their company holds them. */
export const releaseWaitingStatement = (companyIds: readonly string[]): Statement =>
  releaseWaiting("SELECT value FROM json_each(?)", [jsonList(companyIds)]);

const releaseWaiting = (companies: string, params: unknown[]): Statement => ({
  sql: `UPDATE leads SET state = 'open', version = version + 1
    WHERE company_id IN (${companies}) AND state = 'review' AND NOT EXISTS (SELECT 1 FROM match_reviews m
      WHERE m.kind = 'company' AND m.decision IS NULL AND m.assignment_id = leads.assignment_id
        AND (m.left_id = leads.company_id OR m.right_id = leads.company_id))`,
  params,
});

/**
 * Doubts about companies that meanwhile have two different trade register numbers are no doubts any more: they are two
 * (P4.1-2). Returns statements for companies of which a number was just learnt.
 */
export const settleTwoNumbersStatements = (companyIds: readonly string[], at: string): Statement[] => {
  if (companyIds.length === 0) return [];
  const ids = jsonList(companyIds);
  const settle = (side: "left_id" | "right_id"): Statement => ({
    sql: `UPDATE match_reviews SET decision = 'different', decided_at = ? WHERE kind = 'company' AND decision IS NULL
      AND ${side} IN (SELECT value FROM json_each(?)) AND EXISTS (SELECT 1 FROM companies l JOIN companies r
        ON r.id = match_reviews.right_id WHERE l.id = match_reviews.left_id AND l.kvk <> r.kvk)`,
    params: [at, ids],
  });
  const settled = (side: string, other: string) =>
    `SELECT m.${side} FROM json_each(?1) j CROSS JOIN match_reviews m ON m.kind = 'company' AND m.${other} = j.value WHERE m.decided_at = ?2`;
  return [
    settle("left_id"),
    settle("right_id"),
    releaseWaiting(
      `SELECT value FROM json_each(?1) UNION ${settled("left_id", "right_id")} UNION ${settled("right_id", "left_id")}`,
      [ids, at],
    ),
  ];
};

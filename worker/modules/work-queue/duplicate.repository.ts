import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** Candidates beyond this many say nothing: the supervisor then only sees that the lead is a duplicate. */
const MOST = 5;

/**
 * Companies of this client that bear one of the keys, or a name at any place. Ids only, for the supervisor's review; the
 * agent is told nothing of them (P3-6).
 */
export const findSameCompanies = async (
  deps: Deps,
  { keys, names, companyId, clientId }: { keys: string[]; names: string[]; companyId: string; clientId: string },
): Promise<string[]> => {
  const own = `k.company_id <> ?2 AND EXISTS (SELECT 1 FROM leads l JOIN assignments a ON a.id = l.assignment_id
    WHERE l.company_id = k.company_id AND a.client_id = ?3)`;
  const rows = await deps.db.all<{ id: string }>({
    sql: `SELECT k.company_id AS id FROM json_each(?1) j CROSS JOIN company_keys k ON k.key = j.value WHERE ${own}
      UNION SELECT k.company_id FROM json_each(?4) j CROSS JOIN company_keys k
        ON k.key >= 'n:' || j.value || '|' AND k.key < 'n:' || j.value || '}' WHERE ${own}
      LIMIT ${MOST + 1}`,
    params: [jsonList(keys), companyId, clientId, jsonList(names)],
  });
  return rows.length > MOST ? [] : rows.map(({ id }) => id);
};

const pairs = (companyId: string, others: readonly string[], newId: () => string) =>
  jsonList(others.map((other) => [newId(), ...[companyId, other].sort()]));

/** The doubtful pairs go to the supervisor; one that was answered before keeps its answer. */
export const askReviewStatement = (
  deps: Deps,
  grant: Grant<"lease.work">,
  { companyId, others, at }: { companyId: string; others: readonly string[]; at: string },
): Statement => ({
  sql: `INSERT INTO match_reviews (id, assignment_id, kind, left_id, right_id, evidence, created_at)
    SELECT j.value ->> 0, ?, 'company', j.value ->> 1, j.value ->> 2, '["agent"]', ? FROM json_each(?) j WHERE true
    ON CONFLICT DO NOTHING`,
  params: [grant.facts.assignmentId, at, pairs(companyId, others, () => deps.newId("rev"))],
});

/**
 * The lead waits: for the answer of its pairs where there are open ones, else held as a duplicate for its supervisor. A
 * lead held for another reason stays so.
 */
export const waitAsDuplicateStatement = (
  grant: Grant<"lease.work">,
  companyId: string,
  others: readonly string[],
): Statement => {
  const asked = `EXISTS (SELECT 1 FROM match_reviews m JOIN json_each(?1) j ON j.value IN (m.left_id, m.right_id)
    WHERE m.kind = 'company' AND m.decision IS NULL AND m.assignment_id = ?2 AND ?3 IN (m.left_id, m.right_id))`;
  return {
    sql: `UPDATE leads SET state = iif(${asked}, 'review', 'held'), held_reason = iif(${asked}, NULL, 'duplicate'),
      version = version + 1 WHERE id = ?4 AND state = 'open'`,
    params: [jsonList(others), grant.facts.assignmentId, companyId, grant.facts.leadId],
  };
};

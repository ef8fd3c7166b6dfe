import type { Disclosure, Grant } from "#worker/access/index.ts";
import { knownCompanyStatements } from "#worker/modules/companies/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

export interface ReviewRow {
  id: string;
  kind: "company" | "contact";
  left_id: string;
  right_id: string;
  evidence: string;
  deferred_at: string | null;
}
type ReviewGrant = Grant<"review.list" | "review.decide">;

const inClient = (
  contact: string,
) => `EXISTS (SELECT 1 FROM assignment_rows r JOIN assignments a ON a.id = r.assignment_id
    WHERE r.contact_id = ${contact} AND a.client_id = ?2)
  AND EXISTS (SELECT 1 FROM contact_values n WHERE n.contact_id = ${contact} AND n.field = 'name' AND n.anchor_on > ?3)`;
const held = (company: string) => `EXISTS (SELECT 1 FROM companies c WHERE c.id = ${company})`;

/**
 * Doubtful pairs that may be seen here: of companies where this assignment still has one of the two, of contacts where
 * both are in this client's databases (P4.2-5) and alive. ?1 assignment, ?2 client, ?3 purge cutoff.
 */
const openSql = `SELECT m.id, m.kind, m.left_id, m.right_id, m.evidence, m.deferred_at, m.created_at FROM match_reviews m
  WHERE m.assignment_id = ?1 AND m.decision IS NULL AND CASE m.kind
    WHEN 'company' THEN ${held("m.left_id")} AND ${held("m.right_id")} AND EXISTS (SELECT 1 FROM leads l
      WHERE l.assignment_id = ?1 AND l.company_id IN (m.left_id, m.right_id))
    ELSE ${inClient("m.left_id")} AND ${inClient("m.right_id")} END`;
const ordered = `${openSql} ORDER BY m.deferred_at IS NOT NULL, m.deferred_at, m.created_at, m.id`;

const paramsOf = (grant: ReviewGrant, cutoff: string) => [grant.facts.assignmentId, grant.facts.clientId, cutoff];

export const openCountStatement = (grant: ReviewGrant, cutoff: string): Statement => ({
  sql: `SELECT count(*) AS open FROM (${openSql})`,
  params: paramsOf(grant, cutoff),
});

export const reviewPage = (grant: ReviewGrant, cutoff: string, limit: number) => ({
  sql: `${ordered} LIMIT ?4`,
  params: [...paramsOf(grant, cutoff), limit],
});
export const oneReview = (grant: ReviewGrant, cutoff: string, id: string) => ({
  sql: `${openSql} AND m.id = ?4`,
  params: [...paramsOf(grant, cutoff), id],
});

/** A line per pair, and of contacts one per person. */
export const reviewDisclosure = ({ sql, params }: Statement): Disclosure => ({
  kind: "review",
  records: {
    // The log's own parameters come first, so these are numbered by a table of their own.
    sql: `WITH given AS (SELECT ? AS a, ? AS b, ? AS c, ? AS d), shown AS MATERIALIZED (${sql
      .replaceAll("?1", "(SELECT a FROM given)")
      .replaceAll("?2", "(SELECT b FROM given)")
      .replaceAll("?3", "(SELECT c FROM given)")
      .replaceAll("?4", "(SELECT d FROM given)")})
      SELECT id AS record_id, CASE kind WHEN 'contact' THEN left_id END AS subject_id FROM shown
      UNION ALL SELECT id, right_id FROM shown WHERE kind = 'contact'`,
    params,
  },
});

/** Both sides of the selected pairs as the engine knows them: the pairs, three selects of companies, one of live contact values. */
export const sideStatements = ({ sql, params }: Statement, cutoff: string): Statement[] => {
  const listed = (kind: string) =>
    `(SELECT json_group_array(x.id) FROM (SELECT left_id AS id FROM (${sql}) WHERE kind = '${kind}' UNION SELECT right_id FROM (${sql}) WHERE kind = '${kind}') x)`;
  const companies = knownCompanyStatements("").map((statement) => ({
    sql: statement.sql.replace("?", listed("company")),
    params,
  }));
  return [
    { sql, params },
    ...companies,
    {
      sql: `SELECT c.id, c.company_id, v.field, v.value, v.norm, v.entered_on, v.verified_on, v.source_id
        FROM json_each(${listed("contact")}) j CROSS JOIN contacts c ON c.id = j.value
        CROSS JOIN contact_values v ON v.contact_id = c.id WHERE v.anchor_on > ?5 ORDER BY c.id`,
      params: [...params, cutoff],
    },
  ];
};

export const answerStatement = (id: string, by: string, at: string): Statement => ({
  sql: "UPDATE match_reviews SET decision = 'different', decided_by = ?, decided_at = ? WHERE id = ? AND decision IS NULL",
  params: [by, at, id],
});
export const deferStatement = (id: string, at: string): Statement => ({
  sql: "UPDATE match_reviews SET deferred_at = ? WHERE id = ? AND decision IS NULL",
  params: [at, id],
});

/** Contacts of these companies that this client holds itself. */
export const ownContactsStatement = (companyIds: readonly string[], clientId: string): Statement => ({
  sql: `SELECT DISTINCT r.contact_id AS id FROM json_each(?) j CROSS JOIN assignment_rows r ON r.company_id = j.value
    CROSS JOIN assignments a ON a.id = r.assignment_id WHERE a.client_id = ? AND r.contact_id IS NOT NULL`,
  params: [jsonList(companyIds), clientId],
});

export interface MergeRow {
  id: string;
  kind: "company" | "contact";
  origin: "review" | "upload";
  merged_at: string;
  merged_on: string;
  name: string | null;
  contact_id: string | null;
}
/**
 * Merges this assignment decided itself and still holds the record of; those of other assignments are told to nobody here
 * (P1-5). ?1 assignment, ?2 cutoff of copies, ?3 purge cutoff of contact values.
 */
export const mergesSql = `SELECT m.id, m.kind, m.origin, m.merged_at, m.merged_on,
    CASE m.kind WHEN 'company' THEN (SELECT name FROM companies c WHERE c.id = m.kept_id)
      ELSE (SELECT value FROM contact_values v WHERE v.contact_id = m.kept_id AND v.field = 'name' AND v.anchor_on > ?3) END AS name,
    CASE m.kind WHEN 'contact' THEN m.kept_id END AS contact_id
  FROM merges m WHERE m.assignment_id = ?1 AND m.parent_id IS NULL AND m.merged_on > ?2
    AND EXISTS (SELECT 1 FROM assignment_rows r WHERE r.assignment_id = ?1
      AND (m.kind = 'company' AND r.company_id = m.kept_id OR m.kind = 'contact' AND r.contact_id = m.kept_id))
  ORDER BY m.merged_at DESC, m.id DESC LIMIT 100`;

import { NATURAL_PERSON_FORMS } from "#worker/matching/normalise/legal-form.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/**
 * Leads of companies that their client wants nobody to call wait, in all of its assignments; whatever opened them.
 * @param companies json list of ids
 */
export const holdNeverCallsStatement = (companies: string): Statement => ({
  sql: `UPDATE leads SET state = 'held', held_reason = 'never_call', version = version + 1
    WHERE state IN ('open', 'review') AND company_id IN (SELECT value FROM json_each(?)) AND EXISTS
      (SELECT 1 FROM unwanted_calls n JOIN assignments a ON a.client_id = n.client_id
       WHERE n.company_id = leads.company_id AND a.id = leads.assignment_id)`,
  params: [companies],
});

/** Enters companies into a client's list; its leads of them are held from now on. */
export const neverCallStatements = (companies: string, clientId: string, uploadId: string): Statement[] => [
  {
    sql: `INSERT INTO never_calls (client_id, company_id, upload_id) SELECT ?, value, ? FROM json_each(?) WHERE true
      ON CONFLICT DO NOTHING`,
    params: [clientId, uploadId, companies],
  },
  holdNeverCallsStatement(companies),
];

/** Which of these companies a client wants nobody to call. */
export const neverCallsStatement = (companies: string, clientId: string): Statement => ({
  // Asked per company: joined, the view would be gathered for the client's whole database first.
  sql: `SELECT DISTINCT j.value AS id FROM json_each(?) j
    WHERE EXISTS (SELECT 1 FROM unwanted_calls n WHERE n.company_id = j.value AND n.client_id = ?)`,
  params: [companies, clientId],
});

/** The companies on an upload's own list: read before the list goes, so that their leads can be released. */
export const neverCallsOfUploadStatement = (uploadId: string, limit: number): Statement => ({
  sql: "SELECT company_id AS id FROM never_calls WHERE upload_id = ? ORDER BY company_id LIMIT ?",
  params: [uploadId, limit],
});
export const withdrawNeverCallsStatement = (uploadId: string, companies: string): Statement => ({
  sql: "DELETE FROM never_calls WHERE upload_id = ? AND company_id IN (SELECT value FROM json_each(?))",
  params: [uploadId, companies],
});

/** After rows were deleted: companies of which the client holds no row any more leave its list. */
export const forgetNeverCallsStatement = (companies: string): Statement => ({
  sql: `DELETE FROM never_calls WHERE company_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS
    (SELECT 1 FROM assignment_rows r JOIN assignments a ON a.id = r.assignment_id
     WHERE r.company_id = never_calls.company_id AND a.client_id = never_calls.client_id)`,
  params: [companies],
});

/**
 * Held leads of these companies that no list holds any more are open again; of a natural person's form they stay held for
 * that unless a supervisor released them (L-7).
 */
export const releaseNeverCallsStatement = (companies: string): Statement => {
  const natural = `EXISTS (SELECT 1 FROM companies c WHERE c.id = leads.company_id
    AND c.clocks ->> '$.legalForm[0]' IN (SELECT value FROM json_each(?1)))
    AND coalesce((SELECT d.decision FROM legal_form_decisions d WHERE d.lead_id = leads.id
      ORDER BY d.decided_at DESC, d.id DESC LIMIT 1), 'keep') = 'keep'`;
  return {
    sql: `UPDATE leads SET state = iif(${natural}, 'held', 'open'), held_reason = iif(${natural}, 'legal_form', NULL),
        version = version + 1
      WHERE held_reason = 'never_call' AND company_id IN (SELECT value FROM json_each(?2)) AND NOT EXISTS
        (SELECT 1 FROM unwanted_calls n JOIN assignments a ON a.client_id = n.client_id
         WHERE n.company_id = leads.company_id AND a.id = leads.assignment_id)`,
    params: [jsonList([...NATURAL_PERSON_FORMS]), companies],
  };
};

import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/**
 * Companies that ARE one of these persons: a sole trader's business data is the person's own (P4.2-1, P7-6). Other forms
 * of natural persons have partners, whose data is not this person's to erase.
 */
export const naturalPersonCompaniesStatement = (contactIds: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT m.id FROM contacts c JOIN companies m ON m.id = c.company_id
    WHERE c.id IN (SELECT value FROM json_each(?)) AND m.clocks ->> '$.legalForm[0]' = 'eenmanszaak'`,
  params: [jsonList(contactIds)],
});

/** What stands in the place of a name; the row itself stays, because leads and a client's rows point to it. */
const WIPED = "Gewist op verzoek";

/** Takes everything out of these company records, their addresses, keys, snapshots and the client's own cells beside them. */
export const wipeCompanyStatements = (companyIds: readonly string[], onDate: string): Statement[] => {
  if (companyIds.length === 0) return [];
  const list = jsonList(companyIds);
  const listed = "IN (SELECT value FROM json_each(?1))";
  const merges = `SELECT id FROM merges WHERE kind = 'company' AND (kept_id ${listed} OR removed_id ${listed})`;
  const write = (sql: string): Statement => ({ sql, params: [list] });
  return [
    write(`DELETE FROM merge_parts WHERE merge_id IN (${merges})`),
    write(`DELETE FROM upload_changes WHERE record_id ${listed}`),
    write(`DELETE FROM upload_changes WHERE record_id IN (SELECT id FROM assignment_rows WHERE company_id ${listed})`),
    write(
      `UPDATE assignment_rows SET site_id = NULL, own_cells = NULL, version = version + 1 WHERE company_id ${listed}`,
    ),
    write(`DELETE FROM company_sites WHERE company_id ${listed}`),
    write(`DELETE FROM company_keys WHERE company_id ${listed}`),
    write(`DELETE FROM match_reviews WHERE kind = 'company' AND left_id ${listed}`),
    write(`DELETE FROM match_reviews WHERE kind = 'company' AND right_id ${listed}`),
    write(`UPDATE leads SET state = 'closed', held_reason = NULL, version = version + 1 WHERE company_id ${listed}`),
    {
      sql: `UPDATE companies SET name = ?2, name_sort = '', phone = NULL, email = NULL, website = NULL, kvk = NULL, sector = NULL,
          fte = NULL, former = NULL, clocks = json_object('name', json_array('', ?3, NULL, NULL),
          'legalForm', json_array('eenmanszaak', ?3, NULL, NULL)), version = version + 1 WHERE id ${listed}`,
      params: [list, WIPED, onDate],
    },
  ];
};

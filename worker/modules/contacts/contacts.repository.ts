import type { ContactField } from "#contract/desk.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { liveValuesSql } from "#worker/retention/live-values.ts";
import { nobodyLeftSql } from "#worker/retention/nobody-left.ts";

/**
 * The contact values a reader may get, as a subselect: alive themselves, of a contact whose name is alive (P4.2-10; with
 * the name the whole contact goes). Use as `FROM (${sql}) v`; time decides, whether or not the cron ran.
 * @param cutoff local date of `purgeCutoff`: anchors on or before it are gone
 */
export const liveContactValuesSql = (cutoff: string): Statement => ({
  sql: `SELECT cv.contact_id, cv.field, cv.value, cv.norm, cv.entered_on, cv.verified_on, cv.anchor_on FROM contact_values cv
    WHERE ${liveValuesSql("cv")}`,
  params: [cutoff, cutoff],
});

/** What merges and uploads kept of these persons for their undo goes with them (Clocks). @param ids json list */
export const forgetCopiesStatements = (ids: string): Statement[] =>
  [
    "DELETE FROM contact_value_copies WHERE contact_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM contact_value_copies WHERE original_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM merge_parts WHERE kind = 'person' AND record_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM value_questions WHERE kind = 'contact' AND record_id IN (SELECT value FROM json_each(?))",
    // The person's rows keep no copies of their personal cells either.
    `DELETE FROM row_cell_copies WHERE row_id IN (SELECT id FROM assignment_rows WHERE contact_id IN (SELECT value FROM json_each(?)))`,
  ].map((sql) => ({ sql, params: [ids] }));

/**
 * Deletes contacts everywhere at once, in every assignment of every client (P4.2-6): rows and calls are unlinked, their
 * personal own cells go, the notes stay (P4.3-9), the log's link to the person is cut. Compose in ONE batch.
 */
export const deleteContactStatements = (contactIds: readonly string[]): Statement[] => {
  const ids = jsonList(contactIds);
  const listed = "(SELECT value FROM json_each(?))";
  const write = (sql: string): Statement => ({ sql, params: [ids] });
  return [
    ...forgetCopiesStatements(ids),
    ...nobodyLeftSql("SELECT value AS id FROM json_each(?1)").map(write),
    write(
      `DELETE FROM row_personal_cells WHERE row_id IN (SELECT id FROM assignment_rows WHERE contact_id IN ${listed})`,
    ),
    write(`UPDATE assignment_rows SET contact_id = NULL, version = version + 1 WHERE contact_id IN ${listed}`),
    write(`UPDATE calls SET contact_id = NULL WHERE contact_id IN ${listed}`),
    write(`DELETE FROM match_reviews WHERE kind = 'contact' AND left_id IN ${listed}`),
    write(`DELETE FROM match_reviews WHERE kind = 'contact' AND right_id IN ${listed}`),
    write(`DELETE FROM lease_checks WHERE contact_id IN ${listed}`),
    write(`DELETE FROM contact_values WHERE contact_id IN ${listed}`),
    write(`DELETE FROM former_contact_values WHERE contact_id IN ${listed}`),
    write(`DELETE FROM contacts WHERE id IN ${listed}`),
    write(`DELETE FROM subject_pseudonyms WHERE subject_id IN ${listed}`),
    write(`DELETE FROM subject_pseudonyms WHERE merged_into IN ${listed}`),
  ];
};

/** *Klopt*: the value and, with it, its contact's name are verified today (Clocks). A purged value does not come back. */
export const verifyContactValueStatements = (
  contactId: string,
  field: ContactField,
  todayOn: string,
  cutoff: string,
): Statement[] => [
  {
    sql: `UPDATE contact_values SET verified_on = ?, anchor_on = ?
      WHERE contact_id = ? AND field IN (?, 'name') AND anchor_on > ?`,
    params: [todayOn, todayOn, contactId, field, cutoff],
  },
  { sql: "UPDATE contacts SET version = version + 1 WHERE id = ?", params: [contactId] },
];

/**
 * Before a change: the value that goes stays known to matching for the life of a copy, so that a file that brings it again
 * neither wins from what somebody checked since nor asks about it (Clocks). Verified earlier on the same day it counts
 * as unverified: a date alone could not say which of the two came last.
 */
export const supersedeContactValueStatement = (
  contactId: string,
  field: ContactField,
  newNorm: string,
  { at, todayOn }: { at: string; todayOn: string },
): Statement => ({
  sql: `INSERT INTO former_contact_values
      (contact_id, field, norm, value, entered_on, verified_on, anchor_on, source_id, superseded_at)
    SELECT contact_id, field, norm, value, entered_on, iif(verified_on < ?5, verified_on, NULL), anchor_on, source_id, ?4
    FROM contact_values WHERE contact_id = ?1 AND field = ?2 AND norm <> ?3
    ON CONFLICT (contact_id, field, norm) DO UPDATE SET verified_on = excluded.verified_on`,
  params: [contactId, field, newNorm, at, todayOn],
});
/** One value that was found to be somebody else's. The person stays. */
export const deleteContactValueStatements = (contactId: string, field: ContactField): Statement[] => [
  { sql: "DELETE FROM contact_values WHERE contact_id = ? AND field = ?", params: [contactId, field] },
  { sql: "UPDATE contacts SET version = version + 1 WHERE id = ?", params: [contactId] },
];

export interface ChangedValue {
  contactId: string;
  field: ContactField;
  value: string;
  norm: string;
  todayOn: string;
  /** A row of `value_sources`. */
  sourceId: string;
}

/** A new value typed by somebody who asked: entered and verified today. */
export const changeContactValueStatement = (changed: ChangedValue): Statement => ({
  sql: `INSERT INTO contact_values (contact_id, field, value, norm, entered_on, verified_on, anchor_on, source_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?5, ?6)
    ON CONFLICT (contact_id, field) DO UPDATE SET value = excluded.value, norm = excluded.norm,
      entered_on = excluded.entered_on, verified_on = excluded.verified_on, anchor_on = excluded.anchor_on,
      source_id = excluded.source_id`,
  params: [changed.contactId, changed.field, changed.value, changed.norm, changed.todayOn, changed.sourceId],
});

/**
 * Every record of the same person, across clients: the contact itself, those with the same personal e-mail, and those
 * with the same name on the same direct number; at the same company, or (`everywhere`) at any. Purged values match
 * nothing. Ids only, for deletion.
 */
export const samePersonStatement = (contactId: string, cutoff: string, everywhere: boolean): Statement => ({
  sql: `WITH mine AS (SELECT field, norm FROM contact_values WHERE contact_id = ?1 AND anchor_on > ?2)
    SELECT ?1 AS id UNION
    SELECT v.contact_id FROM mine m CROSS JOIN contact_values v ON v.norm = m.norm AND v.field IN ('email', 'phone', 'mobile')
      CROSS JOIN contacts c ON c.id = v.contact_id
    WHERE m.field IN ('email', 'phone', 'mobile') AND v.anchor_on > ?2
      AND (?3 OR c.company_id = (SELECT company_id FROM contacts WHERE id = ?1))
      AND (m.field = 'email' AND v.field = 'email' OR m.field <> 'email' AND v.field <> 'email' AND EXISTS (
        SELECT 1 FROM contact_values n JOIN mine o ON o.field = 'name' AND o.norm = n.norm
        WHERE n.contact_id = v.contact_id AND n.field = 'name' AND n.anchor_on > ?2))`,
  params: [contactId, cutoff, everywhere ? 1 : 0],
});

/** Superseded values of one field: a correction by the person itself leaves none of them behind. */
export const forgetFormerStatement = (contactId: string, field: ContactField): Statement => ({
  sql: "DELETE FROM former_contact_values WHERE contact_id = ? AND field = ?",
  params: [contactId, field],
});

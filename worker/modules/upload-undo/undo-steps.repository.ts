import type { UploadUndo } from "#contract/upload-undo.ts";
import { forgetUploadQuestionsStatement } from "#worker/modules/value-questions/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { changedValuesParams, changedValuesSql, type UndoSubject } from "./classify.repository.ts";

/** From here on no chunk of it is taken any more; what it found is what its report says. */
export const beginStatement = (upload: UndoSubject, report: UploadUndo, at: string): Statement => ({
  sql: `UPDATE uploads SET undo_started_at = ?, undo_report = ?, state = 'done', finished_at = coalesce(finished_at, ?)
    WHERE id = ? AND undo_started_at IS NULL`,
  params: [at, JSON.stringify(report), at, upload.id],
});

export const mergesStatement = (upload: UndoSubject): Statement => ({
  sql: "SELECT id FROM merges WHERE upload_id = ? AND parent_id IS NULL ORDER BY merged_at DESC, id DESC",
  params: [upload.id],
});

const columns = "value, norm, entered_on, verified_on, anchor_on, source_id";
/** Values of persons go back to what they were, with their first anchor; what had none goes. */
export const valueStatements = (upload: UndoSubject): Statement[] => {
  const [id, source, assignment] = changedValuesParams(upload);
  const params = [id, source, assignment];
  return [
    {
      sql: `DELETE FROM contact_values WHERE field <> 'name' AND (contact_id, field) IN
        (SELECT contact_id, field FROM (${changedValuesSql}) WHERE copied = 0 AND reason IS NULL)`,
      params,
    },
    {
      sql: `INSERT INTO contact_values (contact_id, field, ${columns})
        SELECT cp.original_id, cp.field, ${columns
          .split(", ")
          .map((column) => `cp.${column}`)
          .join(", ")} FROM contact_value_copies cp
        JOIN (${changedValuesSql}) x ON x.contact_id = cp.original_id AND x.field = cp.field AND x.copied AND x.reason IS NULL
        WHERE cp.holder_id = ?1 AND cp.anchor_on > ?4
        ON CONFLICT (contact_id, field) DO UPDATE SET ${columns
          .split(", ")
          .map((column) => `${column} = excluded.${column}`)
          .join(", ")}`,
      params: [...params, upload.valueCutoff],
    },
    // Superseded values of these persons: the upload's own go, and so does one that is current again.
    {
      sql: `DELETE FROM former_contact_values WHERE contact_id IN (SELECT original_id FROM contact_value_copies WHERE holder_id = ?1)
        AND (source_id = ?2 OR EXISTS (SELECT 1 FROM contact_values v WHERE v.contact_id = former_contact_values.contact_id
          AND v.field = former_contact_values.field AND v.norm = former_contact_values.norm))`,
      params: [id, source],
    },
    { sql: "DELETE FROM contact_value_copies WHERE holder_id = ?", params: [upload.id] },
  ];
};

const page = `SELECT h.record_id FROM upload_changes h WHERE h.upload_id = ?1 AND h.kind = 'row' ORDER BY h.record_id LIMIT ?2`;
const untouched = `SELECT r.id, h.before FROM upload_changes h JOIN assignment_rows r ON r.id = h.record_id AND r.version = h.version
  WHERE h.upload_id = ?1 AND h.kind = 'row' AND h.record_id IN (${page})`;
/** Rows the upload changed and nobody touched since: their own cells, links and place in their former file. */
export const rowStatements = (upload: UndoSubject, limit: number): Statement[] => {
  const params = [upload.id, limit];
  return [
    {
      sql: `DELETE FROM row_personal_cells WHERE (row_id, column_id) IN
        (SELECT u.id, w.value FROM (${untouched}) u, json_each(u.before, '$.written') w)`,
      params,
    },
    {
      sql: `INSERT INTO row_personal_cells (row_id, column_id, value, anchor_on)
        SELECT cp.row_id, cp.column_id, cp.value, cp.anchor_on FROM row_cell_copies cp
        WHERE cp.upload_id = ?1 AND cp.row_id IN (SELECT id FROM (${untouched})) AND cp.anchor_on > ?3`,
      params: [...params, upload.valueCutoff],
    },
    {
      sql: `UPDATE assignment_rows SET own_cells = u.before ->> 'own_cells', row_key = u.before ->> 'row_key',
          site_id = (SELECT s.id FROM company_sites s WHERE s.id = u.before ->> 'site_id' AND s.company_id = assignment_rows.company_id),
          contact_id = (SELECT c.id FROM contacts c WHERE c.id = u.before ->> 'contact_id' AND c.company_id = assignment_rows.company_id),
          version = version + 1
        FROM (${untouched}) u WHERE assignment_rows.id = u.id`,
      params,
    },
    { sql: `DELETE FROM row_cell_copies WHERE upload_id = ?1 AND row_id IN (${page})`, params },
    { sql: `DELETE FROM upload_changes WHERE upload_id = ?1 AND kind = 'row' AND record_id IN (${page})`, params },
  ];
};

/** After the rows: what else the upload left in companies that were there before it. */
export const remainderStatements = (upload: UndoSubject): Statement[] => [
  {
    sql: `UPDATE assignment_rows SET row_key = h.before ->> 'row_key' FROM upload_changes h
      WHERE h.upload_id = ? AND h.kind = 'claim' AND assignment_rows.id = h.record_id AND row_key = h.before ->> 'claimed'`,
    params: [upload.id],
  },
  {
    sql: `DELETE FROM company_sites WHERE id IN (SELECT record_id FROM upload_changes WHERE upload_id = ? AND kind = 'site' AND before = 'null')
      AND NOT EXISTS (SELECT 1 FROM assignment_rows r WHERE r.site_id = company_sites.id)
      AND NOT EXISTS (SELECT 1 FROM json_each(company_sites.clocks) k WHERE k.value ->> 2 IS NOT NULL OR k.value ->> 3 IS NOT ?)`,
    params: [upload.id, upload.sourceId],
  },
  // A site whose every value is as the upload left it goes back whole.
  {
    sql: `UPDATE company_sites SET street = h.before ->> 'street', city = h.before ->> 'city', country = h.before ->> 'country',
        clocks = h.before ->> 'clocks'
      FROM upload_changes h WHERE h.upload_id = ? AND h.kind = 'site' AND h.before <> 'null' AND company_sites.id = h.record_id
        AND NOT EXISTS (SELECT 1 FROM json_each(company_sites.clocks) k WHERE k.value ->> 2 IS NOT (h.before ->> 'clocks') ->> ('$.' || k.key || '[2]'))`,
    params: [upload.id],
  },
  {
    sql: `DELETE FROM company_keys WHERE company_id || ' ' || key IN
        (SELECT record_id FROM upload_changes WHERE upload_id = ?1 AND kind = 'key')
      AND company_id IN (SELECT substr(record_id, 1, instr(record_id, ' ') - 1) FROM upload_changes WHERE upload_id = ?1 AND kind = 'key')
      AND NOT EXISTS (SELECT 1 FROM assignment_rows r WHERE r.upload_id = ?1 AND r.company_id = company_keys.company_id)`,
    params: [upload.id],
  },
  { sql: "DELETE FROM upload_changes WHERE upload_id = ? AND kind <> 'company'", params: [upload.id] },
];

export const endStatements = (upload: UndoSubject, at: string): Statement[] => [
  forgetUploadQuestionsStatement("= ?", [upload.id]),
  {
    sql: "DELETE FROM value_sources WHERE upload_id = ?1 AND NOT EXISTS (SELECT 1 FROM assignment_rows r WHERE r.upload_id = ?1)",
    params: [upload.id],
  },
  { sql: "UPDATE uploads SET undone_at = ? WHERE id = ? AND undone_at IS NULL", params: [at, upload.id] },
];

import type { UndoItem, UploadUndo } from "#contract/upload-undo.ts";
import type { Statement } from "#worker/platform/db/db.ts";

/** The upload under undo, with the cutoffs of this instant. */
export interface UndoSubject {
  id: string;
  assignmentId: string;
  clientId: string;
  sourceId: string;
  createdAt: string;
  contentHash: string;
  undoStartedAt: string | null;
  undoneAt: string | null;
  /** Copies are no longer kept: values can't be put back. */
  tooLate: boolean;
  now: string;
  valueCutoff: string;
}

export const uploadStatement = (id: string): Statement => ({
  sql: `SELECT id, assignment_id AS assignmentId, client_id AS clientId, source_id AS sourceId, created_at AS createdAt,
      content_hash AS contentHash, undo_started_at AS undoStartedAt, undone_at AS undoneAt, undo_report AS report
    FROM uploads WHERE id = ?`,
  params: [id],
});

/**
 * Why a row this upload added stays, or NULL. Only what happened in this client's own assignment counts (P1-5). Binds
 * upload, upload's moment, now, first letters of the file's hash, assignment, file's hash, upload's moment.
 */
export const keptReasonSql = (row: string) => `CASE
  WHEN EXISTS (SELECT 1 FROM lease_checks q JOIN calls k ON k.lease_token = q.lease_token
    WHERE q.contact_id = ${row}.contact_id AND q.result IN ('correct', 'changed') AND k.assignment_id = ${row}.assignment_id
      AND q.ended_at > ?) THEN 'verified'
  WHEN EXISTS (SELECT 1 FROM calls k WHERE k.lead_id = ${row}.lead_id AND k.closed_at > ?)
    OR EXISTS (SELECT 1 FROM leases x WHERE x.lead_id = ${row}.lead_id AND x.expires_at > ?) THEN 'called'
  WHEN ${row}.version > 1 THEN 'edited'
  WHEN substr(${row}.row_key, 1, 20) <> ? OR EXISTS (SELECT 1 FROM uploads n WHERE n.assignment_id = ? AND n.content_hash = ?
    AND n.created_at > ? AND n.undone_at IS NULL) THEN 'later_upload' END`;
export const keptReasonParams = (upload: UndoSubject) => [
  upload.createdAt,
  upload.createdAt,
  upload.now,
  upload.contentHash.slice(0, 20),
  upload.assignmentId,
  upload.contentHash,
  upload.createdAt,
];

/** Values of contacts that were there before the upload and that it set: `restored` or the reason it stays. */
export const changedValuesSql = `SELECT v.contact_id, v.field, cp.original_id IS NOT NULL AS copied,
    CASE WHEN v.source_id = ?2 AND v.verified_on IS NULL OR (v.norm = cp.norm AND v.verified_on IS cp.verified_on) THEN NULL
      WHEN v.verified_on IS NOT NULL THEN 'verified' ELSE 'changed' END AS reason
  FROM contact_value_copies cp JOIN contact_values v ON v.contact_id = cp.original_id AND v.field = cp.field
  WHERE cp.holder_id = ?1
  UNION ALL
  SELECT v.contact_id, v.field, 0, NULL FROM contact_values v JOIN contacts c ON c.id = v.contact_id
  WHERE v.contact_id IN (SELECT r.contact_id FROM assignment_rows r WHERE r.assignment_id = ?3 AND r.contact_id IS NOT NULL)
    AND v.source_id = ?2 AND v.verified_on IS NULL AND substr(v.contact_id, 5, 10) < substr(?1, 5, 10)
    AND NOT EXISTS (SELECT 1 FROM contact_value_copies cp WHERE cp.holder_id = ?1 AND cp.original_id = v.contact_id AND cp.field = v.field)`;
export const changedValuesParams = (upload: UndoSubject) => [upload.id, upload.sourceId, upload.assignmentId];

const own = `EXISTS (SELECT 1 FROM assignment_rows r JOIN assignments a ON a.id = r.assignment_id
  WHERE r.contact_id = x.contact_id AND a.client_id = ?4 AND r.upload_id IS NOT ?1)`;

/** Each thing the upload did to this client's database, with the reason it stays (NULL = it is put back). */
export const rowItemsStatement = (upload: UndoSubject): Statement => ({
  sql: `SELECT 'row_added' AS what, r.ordinal, NULL AS field, ${keptReasonSql("r")} AS reason FROM assignment_rows r
    WHERE r.upload_id = ? AND r.assignment_id = ? ORDER BY r.ordinal`,
  params: [...keptReasonParams(upload), upload.id, upload.assignmentId],
});
export const changedRowItemsStatement = (upload: UndoSubject): Statement => ({
  sql: `SELECT 'row_changed' AS what, r.ordinal, NULL AS field,
      CASE WHEN r.id IS NULL THEN 'gone' WHEN r.version <> h.version THEN 'edited'
        WHEN h.before ->> 'contact_id' IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = h.before ->> 'contact_id')
        THEN 'person_gone' END AS reason
    FROM upload_changes h LEFT JOIN assignment_rows r ON r.id = h.record_id WHERE h.upload_id = ? AND h.kind = 'row' ORDER BY r.ordinal`,
  params: [upload.id],
});
export const valueItemsStatement = (upload: UndoSubject): Statement => ({
  sql: `SELECT 'value' AS what, NULL AS ordinal, x.field, ${upload.tooLate ? "'too_late'" : "x.reason"} AS reason
    FROM (${changedValuesSql}) x WHERE ${own}`,
  params: [...changedValuesParams(upload), upload.clientId],
});

const heldHere = (record: string) => `EXISTS (SELECT 1 FROM merge_parts p JOIN assignment_rows r ON r.id = p.record_id
    JOIN assignments a ON a.id = r.assignment_id WHERE p.merge_id = m.id AND p.kind = 'row' AND a.client_id = ?
      AND r.upload_id IS NOT m.upload_id AND coalesce(p.data ->> 'company_id', p.data ->> 'contact_id') = ${record})`;
/** Merges the upload made of two records that both stood in this client's databases; of others it tells nothing (P1-5). */
export const mergeItemsStatement = (upload: UndoSubject): Statement => ({
  sql: `SELECT 'merge' AS what, NULL AS ordinal, NULL AS field, CASE WHEN ? THEN 'too_late'
      WHEN m.kind = 'company' AND NOT EXISTS (SELECT 1 FROM companies c WHERE c.id = m.kept_id) THEN 'changed'
      WHEN m.kind = 'contact' AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = m.kept_id) THEN 'person_gone' END AS reason
    FROM merges m WHERE m.upload_id = ? AND m.parent_id IS NULL AND ${heldHere("m.kept_id")} AND ${heldHere("m.removed_id")}`,
  params: [upload.tooLate ? 1 : 0, upload.id, upload.clientId, upload.clientId],
});

const LISTED = 200;
const never = new Set(["gone", "person_gone", "too_late"]);

/** Three groups, whose counts add up to everything the upload did here. */
export const toGroups = (upload: UndoSubject, items: readonly UndoItem[]): UploadUndo => {
  const group = (fits: (item: UndoItem) => boolean) => {
    const found = items.filter(fits);
    return { count: found.length, items: found.slice(0, LISTED) };
  };
  return {
    uploadId: upload.id,
    undoneAt: upload.undoneAt,
    reversed: group(({ reason }) => reason === null),
    kept: group(({ reason }) => reason !== null && !never.has(reason)),
    notReversible: group(({ reason }) => reason !== null && never.has(reason)),
  };
};

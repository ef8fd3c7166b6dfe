import type { Deps } from "#worker/deps.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import {
  deleteAssignmentStatements,
  deleteOrphanContactStatements,
  deleteOrphanLeadStatements,
  deleteRowStatements,
  deleteUploadStatements,
  findTargets,
  forgetOrphanCompanyStatements,
} from "./deletion.repository.ts";

// Deletions done again on a database that was set back (L-16). Nothing is read but ids, so there is nobody to log.

const stepRows = 2_000;

const deleteAgain = async ({ db }: Deps, where: { sql: string; params: unknown[] }) => {
  const targets = await findTargets(db, where, stepRows);
  if (targets.rowIds.length === 0) return;
  await db.batch([
    ...deleteRowStatements(db, targets.rowIds),
    ...deleteOrphanLeadStatements(db, targets.leadIds),
    ...deleteOrphanContactStatements(db, targets.contactIds),
    ...forgetOrphanCompanyStatements(db, targets.companyIds),
  ]);
};

const count = async ({ db }: Deps, sql: string, param: unknown) =>
  (await db.first<{ n: number }>(db.statement(`SELECT COUNT(*) AS n FROM ${sql}`, [param])))?.n ?? 0;

export const replayRows = async (deps: Deps, data: unknown): Promise<number> => {
  const list = jsonList((data as { rowIds: string[] }).rowIds);
  await deleteAgain(deps, { sql: "id IN (SELECT value FROM json_each(?))", params: [list] });
  return count(deps, "assignment_rows WHERE id IN (SELECT value FROM json_each(?))", list);
};

/** Also rows that the history still had though no entry names them: whatever this upload brought is gone. */
export const replayUpload = async (deps: Deps, data: unknown): Promise<number> => {
  const { uploadId } = data as { uploadId: string };
  await deleteAgain(deps, { sql: "upload_id = ?", params: [uploadId] });
  const left = await count(deps, "assignment_rows WHERE upload_id = ?", uploadId);
  if (left > 0) return left;
  await deps.db.batch(deleteUploadStatements(deps.db, uploadId));
  return count(deps, "uploads WHERE id = ?", uploadId);
};

export const replayAssignment = async (deps: Deps, data: unknown): Promise<number> => {
  const { assignmentId } = data as { assignmentId: string };
  await deleteAgain(deps, { sql: "assignment_id = ?", params: [assignmentId] });
  const left = await count(deps, "assignment_rows WHERE assignment_id = ?", assignmentId);
  if (left > 0) return left;
  await deps.db.batch(deleteAssignmentStatements(deps.db, assignmentId));
  return count(deps, "assignments WHERE id = ?", assignmentId);
};

import type { UploadUndo } from "#contract/upload-undo.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { deleteRowsInSteps, withdrawNeverCalls } from "#worker/modules/assignment-rows/index.ts";
import {
  companyUpsertStatements,
  formChangeStatements,
  formChanges,
  registryVersionStatement,
  registryVersionStatements,
  rewriteFormerStatements,
  undoMergeStatements,
} from "#worker/modules/companies/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure, mustHaveChanged } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { Problem, problem } from "#worker/platform/http/problem.ts";
import { keptReasonParams, keptReasonSql, type UndoSubject } from "./classify.repository.ts";
import { companyUndo } from "./company-undo.ts";
import { findSubject, previewUndo } from "./preview-undo.ts";
import {
  beginStatement,
  endStatements,
  mergesStatement,
  remainderStatements,
  rowStatements,
  valueStatements,
} from "./undo-steps.repository.ts";

interface Undo {
  deps: Deps;
  grant: Grant<"upload.undo">;
  upload: UndoSubject;
}
const PAGE = 500;
/** Queries a step needs at most; below it the caller goes on with a new request. */
const STEP = 130;

const write = ({ deps, grant, upload }: Undo, statements: Statement[]) => {
  if (deps.db.queriesLeft() < STEP) throw problem("server.unavailable");
  return loggedWrite(deps, grant, { kind: "upload", id: upload.id }, statements);
};

/** Merges the upload made, the last one first; one that was merged again since stays. */
const undoMerges = async (undo: Undo) => {
  const { deps, grant, upload } = undo;
  for (const { id } of await deps.db.all<{ id: string }>(mergesStatement(upload))) {
    try {
      const found = await undoMergeStatements(deps, id, grant.actor.userId);
      if (found !== null) await write(undo, found.statements);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === "server.unavailable") throw error;
    }
  }
};

const undoCompanies = async (undo: Undo) => {
  const { deps, upload } = undo;
  for (;;) {
    const version = (await deps.db.first<{ version: number }>(registryVersionStatement()))?.version ?? -1;
    const page = await companyUndo(deps, upload, "", PAGE);
    if (page.ids.length === 0) return;
    await write(undo, [
      ...registryVersionStatements(version),
      ...(upload.tooLate ? [] : companyUpsertStatements({ companies: page.planned, sites: [], companyKeys: [] })),
      ...(upload.tooLate ? [] : rewriteFormerStatements(page.former)),
      ...(upload.tooLate ? [] : formChangeStatements(formChanges(page.planned, (id) => page.before.get(id)))),
      {
        sql: "DELETE FROM upload_changes WHERE upload_id = ? AND kind = 'company' AND record_id IN (SELECT value FROM json_each(?))",
        params: [upload.id, jsonList(page.ids)],
      },
    ]);
  }
};

const undoRows = async (undo: Undo) => {
  for (;;) {
    const results = await write(undo, rowStatements(undo.upload, PAGE));
    if ((results.at(-1)?.changes ?? 0) < PAGE) return;
  }
};

const steps = async (undo: Undo) => {
  const { deps, grant, upload } = undo;
  await undoMerges(undo);
  await undoCompanies(undo);
  if (!upload.tooLate) await write(undo, [...registryVersionStatements(), ...valueStatements(upload)]);
  await undoRows(undo);
  await deleteRowsInSteps(deps, grant, {
    sql: `upload_id = ? AND assignment_id = ? AND ${keptReasonSql("assignment_rows")} IS NULL`,
    params: [upload.id, upload.assignmentId, ...keptReasonParams(upload)],
  });
  await withdrawNeverCalls(deps, grant, upload.id);
  await write(undo, [
    ...registryVersionStatements(),
    ...remainderStatements(upload),
    ...endStatements(upload, nowIso(deps.clock)),
  ]);
};

/**
 * Takes an upload back: rows it added go, values it changed are put back where nobody changed them since. In bounded steps,
 * each whole in one batch; twice is no error. Errors: 404, 503 when the rest needs another request.
 */
export const undoUpload = async (deps: Deps, grant: Grant<"upload.undo">, uploadId: string): Promise<UploadUndo> => {
  const { subject: upload } = await findSubject(deps, uploadId);
  const report = await previewUndo(deps, grant, uploadId);
  if (upload.undoneAt !== null) return report;
  const undo: Undo = { deps, grant, upload };
  try {
    if (upload.undoStartedAt === null)
      await write(undo, [beginStatement(upload, report, nowIso(deps.clock)), mustHaveChanged("undo")]);
    await steps(undo);
  } catch (error) {
    // Somebody else changed the registry or began the same undo: the next request goes on.
    throw isGuardFailure(error) ? problem("uploads.registry_busy") : error;
  }
  return previewUndo(deps, grant, uploadId);
};

import type { DeletionReceipt } from "#contract/rows.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import {
  forgetNeverCallsStatement,
  neverCallsOfUploadStatement,
  releaseNeverCallsStatement,
  withdrawNeverCallsStatement,
} from "#worker/modules/companies/index.ts";
import { forgetUnheldQuestionsStatement } from "#worker/modules/value-questions/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import {
  deleteAssignmentStatements,
  deleteOrphanContactStatements,
  deleteOrphanLeadStatements,
  deleteRowStatements,
  deleteUploadStatements,
  findKeyId,
  findTargets,
  forgetOrphanCompanyStatements,
  notesAt,
  receiptStatement,
  stopWorkStatements,
} from "../deletion.repository.ts";

type DeletionGrant = Grant<"row.delete" | "upload.delete" | "upload.undo" | "assignment.delete">;
type Counts = { rows: number; leads: number; notes: number; contacts: number; companies: number };
const stepRows = 2_000;
/** Queries a step needs at most; below it the caller is asked to go on with a new request. */
const queriesPerStep = 52;

/** Deletes rows step by step, each step whole in one batch: a broken deletion goes on where it stopped. */
export const deleteInSteps = async (
  deps: Deps,
  grant: DeletionGrant,
  where: { sql: string; params: unknown[] },
): Promise<Counts> => {
  const { db } = deps;
  const counts: Counts = { rows: 0, leads: 0, notes: 0, contacts: 0, companies: 0 };
  for (;;) {
    if (db.queriesLeft() < 2 * queriesPerStep) throw problem("server.unavailable");
    const targets = await findTargets(db, where, stepRows);
    if (targets.rowIds.length === 0) return counts;
    const leads = deleteOrphanLeadStatements(db, targets.leadIds);
    const contacts = deleteOrphanContactStatements(db, targets.contactIds);
    const companies = forgetOrphanCompanyStatements(db, targets.companyIds);
    const rows = deleteRowStatements(db, targets.rowIds);
    const recorded = await deps.ledger.append("rows", { rowIds: targets.rowIds }, deps.clock.now());
    const results = await loggedWrite(deps, grant, { kind: "row", id: null, count: targets.rowIds.length }, [
      ...rows,
      ...leads,
      ...contacts,
      ...companies,
      forgetNeverCallsStatement(jsonList(targets.companyIds)),
      releaseNeverCallsStatement(jsonList(targets.companyIds)),
      recorded,
      forgetUnheldQuestionsStatement(jsonList([...targets.contactIds, ...targets.companyIds])),
    ]);
    const changesAt = (index: number) => results[index]?.changes ?? 0;
    counts.rows += targets.rowIds.length;
    counts.notes += changesAt(rows.length + notesAt);
    counts.leads += changesAt(rows.length + leads.length - 1);
    counts.contacts += changesAt(rows.length + leads.length + contacts.length - 1);
    counts.companies += changesAt(rows.length + leads.length + contacts.length + companies.length - 1);
  }
};

/** An upload's list of whom not to call is withdrawn: what no other list of the client holds may be called again. */
export const withdrawNeverCalls = async (
  deps: Deps,
  grant: Grant<"upload.delete" | "upload.undo">,
  uploadId: string,
) => {
  for (;;) {
    const listed = await deps.db.all<{ id: string }>(neverCallsOfUploadStatement(uploadId, stepRows));
    if (listed.length === 0) return;
    if (deps.db.queriesLeft() < 2 * queriesPerStep) throw problem("server.unavailable");
    const companies = jsonList(listed.map(({ id }) => id));
    await loggedWrite(deps, grant, { kind: "upload", id: uploadId }, [
      withdrawNeverCallsStatement(uploadId, companies),
      releaseNeverCallsStatement(companies),
    ]);
  }
};

const finish = async (
  deps: Deps,
  grant: DeletionGrant,
  kind: DeletionReceipt["kind"],
  counts: Counts,
  last: Statement[],
): Promise<DeletionReceipt> => {
  const receipt: DeletionReceipt = {
    id: deps.newId("rcpt"),
    kind,
    counts: { ...counts },
    deletedAt: nowIso(deps.clock),
  };
  await loggedWrite(deps, grant, { kind: "receipt", id: receipt.id }, [
    ...last,
    receiptStatement(deps.db, {
      ...receipt,
      clientId: grant.facts.clientId ?? "",
      by: grant.actor.userId,
      at: receipt.deletedAt,
    }),
  ]);
  return receipt;
};

/** Deletes one row with what nobody else holds of it (P3-11). */
export const deleteRow = async ({ deps, grant, rowId }: { deps: Deps; grant: Grant<"row.delete">; rowId: string }) =>
  finish(deps, grant, "row", await deleteInSteps(deps, grant, { sql: "id = ?", params: [rowId] }), []);

/** Deletes the chosen rows of the granted assignment; what was gone already counts for nothing. */
export const deleteRows = async ({
  deps,
  grant,
  ids,
}: {
  deps: Deps;
  grant: Grant<"row.delete">;
  ids: readonly string[];
}) => {
  const chosen = {
    sql: "id IN (SELECT value FROM json_each(?)) AND assignment_id = ?",
    params: [jsonList(ids), grant.facts.assignmentId],
  };
  return finish(deps, grant, "row", await deleteInSteps(deps, grant, chosen), []);
};

/** Deletes the rows an upload brought, and the upload. */
export const deleteUpload = async ({
  deps,
  grant,
  uploadId,
}: {
  deps: Deps;
  grant: Grant<"upload.delete">;
  uploadId: string;
}) => {
  const counts = await deleteInSteps(deps, grant, {
    sql: "upload_id = ? AND assignment_id = ?",
    params: [uploadId, grant.facts.assignmentId],
  });
  await withdrawNeverCalls(deps, grant, uploadId);
  const recorded = await deps.ledger.append("upload", { uploadId }, deps.clock.now());
  return finish(deps, grant, "upload", counts, [...deleteUploadStatements(deps.db, uploadId), recorded]);
};

/**
 * Deletes an assignment, hard and immediate (P3-11). The data key is destroyed first: from that moment the notes are
 * unreadable everywhere, also in the database's history (P4.3-10).
 */
export const deleteAssignment = async ({ deps, grant }: { deps: Deps; grant: Grant<"assignment.delete"> }) => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const keyId = await findKeyId(deps.db, assignmentId);
  if (keyId === null) throw problem("access.not_found");
  await loggedWrite(
    deps,
    grant,
    { kind: "assignment", id: assignmentId },
    stopWorkStatements(deps.db, assignmentId, nowIso(deps.clock)),
  );
  await deps.keyring.destroy(keyId);
  const counts = await deleteInSteps(deps, grant, { sql: "assignment_id = ?", params: [assignmentId] });
  const recorded = await deps.ledger.append("assignment", { assignmentId }, deps.clock.now());
  return finish(deps, grant, "assignment", counts, [...deleteAssignmentStatements(deps.db, assignmentId), recorded]);
};

import type { DeletionReceipt } from "#contract/rows.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import {
  forgetNeverCallsStatement,
  neverCallsOfUploadStatement,
  releaseNeverCallsStatement,
  withdrawNeverCallsStatement,
} from "#worker/modules/companies/index.ts";
import {
  countStatement,
  countsStatement,
  insertReceiptStatement,
  openReceiptStatement,
  receiptDocument,
  signedStatement,
} from "#worker/modules/deletion-receipts/index.ts";
import { forgetUnheldQuestionsStatement } from "#worker/modules/value-questions/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure, mustHold } from "#worker/platform/db/guard.ts";
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
  nothingLeft,
  type RowTargets,
  rowsAt,
  stopWorkStatements,
} from "../deletion.repository.ts";

type DeletionGrant = Grant<"row.delete" | "upload.delete" | "upload.undo" | "assignment.delete">;
type Counts = { rows: number; leads: number; notes: number; contacts: number; companies: number };
const noCounts = (): Counts => ({ rows: 0, leads: 0, notes: 0, contacts: 0, companies: 0 });
const stepRows = 2_000;
/** Queries a step needs at most; below it the caller is asked to go on with a new request. */
const queriesPerStep = 52;

/** The statements that delete these rows with what nobody else holds of them, and where among them each kind is counted. */
const stepStatements = (db: Db, { rowIds, leadIds, contactIds, companyIds }: RowTargets) => {
  const rows = deleteRowStatements(db, rowIds);
  const leads = deleteOrphanLeadStatements(db, leadIds);
  const contacts = deleteOrphanContactStatements(db, contactIds);
  const companies = forgetOrphanCompanyStatements(db, companyIds);
  const statements = [
    ...rows,
    ...leads,
    ...contacts,
    ...companies,
    forgetNeverCallsStatement(jsonList(companyIds)),
    releaseNeverCallsStatement(jsonList(companyIds)),
    forgetUnheldQuestionsStatement(jsonList([...contactIds, ...companyIds])),
  ];
  const [afterRows, afterLeads] = [rows.length, rows.length + leads.length];
  const counted: [keyof Counts, number][] = [
    ["rows", rowsAt],
    ["notes", afterRows + notesAt],
    ["leads", afterLeads - 1],
    ["contacts", afterLeads + contacts.length - 1],
    ["companies", afterLeads + contacts.length + companies.length - 1],
  ];
  return { statements, counted };
};

/** Deletes rows step by step, each step whole in one batch: a broken deletion goes on where it stopped. */
export const deleteInSteps = async (
  deps: Deps,
  grant: DeletionGrant,
  where: { sql: string; params: unknown[] },
): Promise<Counts> => {
  const { db } = deps;
  const counts = noCounts();
  for (;;) {
    if (db.queriesLeft() < 2 * queriesPerStep) throw problem("server.unavailable");
    const targets = await findTargets(db, where, stepRows);
    if (targets.rowIds.length === 0) return counts;
    const { statements, counted } = stepStatements(db, targets);
    const recorded = await deps.ledger.append("rows", { rowIds: targets.rowIds }, deps.clock.now());
    const record = { kind: "row" as const, id: null, count: targets.rowIds.length };
    const results = await loggedWrite(deps, grant, record, [...statements, recorded]);
    for (const [name, index] of counted) counts[name] += results[index]?.changes ?? 0;
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

interface Ending {
  kind: DeletionReceipt["kind"];
  /** What is gone, as `nothingLeft` asks for it. */
  gone: unknown[];
  counts: Counts;
  keysDestroyed?: number;
  last?: Statement[];
}

/** The last step and the signed receipt in one batch, which holds only when nothing is left: receipt if and only if done. */
const finish = async (deps: Deps, grant: DeletionGrant, ending: Ending): Promise<DeletionReceipt> => {
  const { kind, counts, keysDestroyed = 0, last = [] } = ending;
  const receipt: DeletionReceipt = {
    id: deps.newId("rcpt"),
    kind,
    counts: { ...counts },
    deletedAt: nowIso(deps.clock),
  };
  const document = await receiptDocument(deps, receipt, keysDestroyed);
  const owner = { clientId: grant.facts.clientId ?? "", by: grant.actor.userId };
  await loggedWrite(deps, grant, { kind: "receipt", id: receipt.id }, [
    ...last,
    mustHold("nothing_left", nothingLeft[kind], ending.gone),
    insertReceiptStatement(deps.db, { ...receipt, ...owner, document }),
  ]).catch((error: unknown) => {
    // Something was added meanwhile: the next request goes on where this one stopped.
    throw isGuardFailure(error) ? problem("server.unavailable") : error;
  });
  return receipt;
};

/** All chosen rows and the receipt in one batch: a receipt if and only if they are gone, with what the batch counted. */
const deleteAtOnce = async (deps: Deps, grant: Grant<"row.delete">, targets: RowTargets, gone: unknown[]) => {
  const { db } = deps;
  const opened = { id: deps.newId("rcpt"), kind: "row" as const, deletedAt: nowIso(deps.clock) };
  const owner = { clientId: grant.facts.clientId ?? "", by: grant.actor.userId };
  const { statements, counted } = stepStatements(db, targets);
  const counting = statements.flatMap((statement, index) => [
    statement,
    ...counted.filter(([, at]) => at === index).map(([name]) => countStatement(db, opened.id, name)),
  ]);
  const recorded = await deps.ledger.append("rows", { rowIds: targets.rowIds }, deps.clock.now());
  const record = { kind: "row" as const, id: null, count: targets.rowIds.length };
  const results = await loggedWrite(deps, grant, record, [
    openReceiptStatement(db, { ...opened, ...owner }),
    ...counting,
    recorded,
    mustHold("nothing_left", nothingLeft.row, gone),
    countsStatement(db, opened.id),
  ]).catch((error: unknown) => {
    throw isGuardFailure(error) ? problem("server.unavailable") : error;
  });
  const [written] = (results.at(-1)?.rows ?? []) as { counts: string }[];
  const receipt: DeletionReceipt = { ...opened, counts: JSON.parse(written?.counts ?? "{}") as Record<string, number> };
  await loggedWrite(deps, grant, { kind: "receipt", id: opened.id }, [
    signedStatement(db, opened.id, await receiptDocument(deps, receipt)),
  ]);
  return receipt;
};

/** Deletes the chosen rows of the granted assignment with what nobody else holds of them; what was gone already counts for nothing (P3-11). */
export const deleteRows = async ({
  deps,
  grant,
  ids,
}: {
  deps: Deps;
  grant: Grant<"row.delete">;
  ids: readonly string[];
}): Promise<DeletionReceipt> => {
  const gone = [jsonList(ids), grant.facts.assignmentId];
  const where = { sql: "id IN (SELECT value FROM json_each(?)) AND assignment_id = ?", params: gone };
  const targets = await findTargets(deps.db, where, stepRows);
  if (targets.rowIds.length > 0) return deleteAtOnce(deps, grant, targets, gone);
  return finish(deps, grant, { kind: "row", gone, counts: noCounts() });
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
  const last = [...deleteUploadStatements(deps.db, uploadId), recorded];
  return finish(deps, grant, { kind: "upload", gone: [uploadId], counts, last });
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
  const keysDestroyed = (await deps.keyring.open(keyId)) === null ? 1 : 0;
  const counts = await deleteInSteps(deps, grant, { sql: "assignment_id = ?", params: [assignmentId] });
  const recorded = await deps.ledger.append("assignment", { assignmentId }, deps.clock.now());
  const last = [...deleteAssignmentStatements(deps.db, assignmentId), recorded];
  return finish(deps, grant, { kind: "assignment", gone: [assignmentId], counts, keysDestroyed, last });
};

import type { UploadView } from "#contract/uploads.ts";
import { type Grant, loggedRead, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { ChunkPlan, KnownCompany } from "#worker/matching/types.ts";
import {
  formChangeStatements,
  holdNeverCallsStatement,
  mergeSnapshotStatements,
  neverCallStatements,
  planMerges,
  registryStatements,
  registryVersionStatements,
  settleTwoNumbersStatements,
} from "#worker/modules/companies/index.ts";
import { currentCrossing } from "#worker/modules/settings/index.ts";
import { insertQuestionStatements, questionsOf } from "#worker/modules/value-questions/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure, mustHold } from "#worker/platform/db/guard.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { supersededCutoffAt } from "#worker/retention/targets.ts";
import type { ChunkInput } from "../chunk-input.ts";
import { matchChunk } from "../match-chunk.ts";
import { separatePlanStatements } from "../own-records.ts";
import { type PreparedRow, prepareRows, type Refusal } from "../prepare-rows.rules.ts";
import { loadSurroundings } from "../registry.repository.ts";
import { databaseStatements, reviewStatements } from "../rows.repository.ts";
import { uploadChangeStatements } from "../upload-changes.repository.ts";
import {
  chunkBookStatements,
  toUploads,
  type Upload,
  uploadByIdStatements,
  uploadView,
} from "../uploads.repository.ts";
import { addCounts, chunkPlace, type RowRange } from "../uploads.rules.ts";

export interface ApplyChunkInput {
  deps: Deps;
  grant: Grant<"upload.create">;
  uploadId: string;
  firstRow: number;
  rows: readonly (readonly string[])[];
}

const TRIES = 5;
/** Somebody else changed the registry, or took these rows, since they were looked up: everything is decided again. */
const isStale = (error: unknown) => isGuardFailure(error) || /constraint failed/i.test(String(error));

/**
 * Normalises, matches and writes one chunk of a file in the one batch that receives it (nothing is staged at rest). The
 * same chunk again changes nothing. Errors: 400 `uploads.chunk_out_of_range`, 409 `uploads.not_running`,
 * 503 `uploads.registry_busy` when others kept changing the registry.
 */
export const applyChunk = async (input: ApplyChunkInput): Promise<UploadView> => {
  const range: RowRange = { firstRow: input.firstRow, lastRow: input.firstRow + input.rows.length - 1 };
  let prepared: ReturnType<typeof prepareRows> | null = null;
  for (let tries = 0; tries < TRIES; tries++) {
    const upload = await running(input, range);
    if ("chunkSize" in upload) return upload;
    prepared ??= prepareRows(input.firstRow, input.rows, upload.mapping);
    try {
      return await applyOnce(input, upload, range, prepared);
    } catch (error) {
      if (!isStale(error)) throw error;
    }
  }
  throw problem("uploads.registry_busy");
};

/** The upload, or its view when this chunk is held already. */
const running = async ({ deps, grant, uploadId }: ApplyChunkInput, range: RowRange): Promise<Upload | UploadView> => {
  const [upload] = toUploads(await deps.db.batch(uploadByIdStatements(uploadId, nowIso(deps.clock))));
  if (upload === undefined) throw problem("access.not_found");
  const place = chunkPlace(range, upload.applied, upload.rowCount);
  if (place === "out_of_range") throw problem("uploads.chunk_out_of_range");
  if (place === "held") {
    await loggedRead(deps, grant, { kind: "upload", id: upload.id }, []);
    return uploadView(upload);
  }
  if (upload.state === "done") throw problem("uploads.not_running");
  return upload;
};

/** Nobody calls the companies of such a list, nor those that became one with a company of an earlier one. */
const holdStatements = (upload: Upload, plan: ChunkPlan): Statement[] => {
  if (upload.kind === "never_call")
    return jsonChunks([...new Set(plan.rows.map(({ companyId }) => companyId))]).flatMap((companies) =>
      neverCallStatements(companies, upload.clientId, upload.id),
    );
  return jsonChunks(plan.companyMerges.map(({ intoId }) => intoId)).map(holdNeverCallsStatement);
};

/** Companies whose trade register number this chunk brought. */
const numbersLearnt = (plan: ChunkPlan, known: readonly KnownCompany[]): string[] => {
  const before = new Map(known.map(({ id, fields }) => [id, fields.kvk?.norm]));
  return plan.companies
    .filter(({ id, isNew, fields }) => !isNew && fields.kvk !== undefined && fields.kvk.norm !== before.get(id))
    .map(({ id }) => id);
};

const applyOnce = async (
  { deps, grant, rows }: ApplyChunkInput,
  upload: Upload,
  range: RowRange,
  { accepted, refused }: { accepted: PreparedRow[]; refused: Refusal[] },
): Promise<UploadView> => {
  const now = deps.clock.now();
  const at = nowIso(deps.clock);
  const enteredOn = localDate(now);
  const cutoffs = { purged: purgeCutoff(now, SCHEDULE.contactValue), superseded: supersededCutoffAt(now) };
  const crossingPersonal = await currentCrossing(deps.db);
  const found = await loadSurroundings(deps.db, upload, {
    keys: [...new Set(accepted.flatMap(({ row }) => row.companyKeys))],
    rowNumbers: accepted.map(({ rowNumber }) => rowNumber),
    cutoffs,
    crossingPersonal,
  });
  const chunk: ChunkInput = {
    upload,
    found,
    rows: accepted,
    stamp: { enteredOn, source: upload.sourceId },
    newId: deps.newId,
    crossingPersonal,
  };
  const { plan, merges, decision } = await matchChunk(deps, chunk);
  const counts = addCounts(upload.counts, { ...decision.counts, rows: rows.length, refused: refused.length });
  const view = uploadByIdStatements(upload.id, at);
  const results = await loggedWrite(deps, grant, { kind: "upload", id: upload.id, count: rows.length }, [
    ...registryVersionStatements(found.version),
    mustHold("upload", "EXISTS (SELECT 1 FROM uploads WHERE id = ? AND state <> 'done')", [upload.id]),
    ...chunkBookStatements(upload, { range, refused, counts, at }),
    ...separatePlanStatements(plan, found, upload.clientId),
    ...uploadChangeStatements(
      { id: upload.id, sourceId: upload.sourceId, on: enteredOn },
      { plan, found, writes: decision.writes },
    ),
    ...mergeSnapshotStatements(planMerges(plan, found.contacts, deps.newId), {
      origin: "upload",
      assignmentId: upload.assignmentId,
      uploadId: upload.id,
      by: grant.actor.userId,
      at,
      on: enteredOn,
    }),
    ...registryStatements(plan, merges, {
      known: found.companies,
      basisReference: upload.assignmentId,
      at,
      gone: cutoffs.superseded,
    }),
    ...formChangeStatements(decision.formChanges),
    ...databaseStatements(decision.writes, { assignmentId: upload.assignmentId, uploadId: upload.id, at, enteredOn }),
    ...reviewStatements(decision.reviews, upload.assignmentId, at),
    ...settleTwoNumbersStatements(numbersLearnt(plan, found.companies), at),
    ...insertQuestionStatements(questionsOf(plan, found.contacts, chunk.stamp), {
      assignmentId: upload.assignmentId,
      uploadId: upload.id,
      newId: deps.newId,
    }),
    ...holdStatements(upload, plan),
    ...view,
  ]);
  return uploadView(toUploads(results.slice(-view.length))[0] as Upload);
};

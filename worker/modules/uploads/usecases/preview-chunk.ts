import type { PreviewInput, PreviewView } from "#contract/uploads.ts";
import { noCounts } from "#contract/uploads.ts";
import { type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { GENERIC_FROM, type MergingLead } from "#worker/modules/companies/index.ts";
import { currentCrossing } from "#worker/modules/settings/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { supersededCutoffAt } from "#worker/retention/targets.ts";
import type { ChunkInput } from "../chunk-input.ts";
import { planColumns } from "../columns.rules.ts";
import { type MatchedChunk, matchChunk } from "../match-chunk.ts";
import { rowKey } from "../place-rows.rules.ts";
import { type PreparedRow, prepareRows } from "../prepare-rows.rules.ts";
import { type EarlierCompany, overlay } from "../preview-overlay.rules.ts";
import { doubtRows, nextSeals, previewRecords, previewRefusals } from "../preview-report.rules.ts";
import { previewSeals } from "../preview-seal.ts";
import { within } from "../preview-within.rules.ts";
import { loadSurroundings } from "../registry.repository.ts";
import { uploadKey } from "../upload-key.ts";
import {
  agentsCallingStatement,
  columnsStatement,
  toColumns,
  toUploads,
  type Upload,
  uploadByContentStatements,
} from "../uploads.repository.ts";
import { chunkSizeFor, joinRanges } from "../uploads.rules.ts";

export interface PreviewChunkInput {
  deps: Deps;
  grant: Grant<"upload.create">;
  input: PreviewInput;
}

/**
 * What one chunk of a file would do, by the run's own functions, on the registry as it stands plus the earlier rows that
 * come along; nothing is written but the line that somebody looked. Errors: 409 `uploads.columns_differ`, 400
 * `request.invalid` for seals of another preview. Limit: a company of the registry that earlier rows changed is seen
 * changed only by rows that share a key with those rows.
 */
export const previewChunk = async ({ deps, grant, input }: PreviewChunkInput): Promise<PreviewView> => {
  const now = deps.clock.now();
  const [lead] = await loggedRead(deps, grant, { kind: "upload", id: null, count: input.rows.length }, [
    agentsCallingStatement(nowIso(deps.clock)),
  ]);
  const upload = await imaginedUpload(deps, grant, input);
  const seals = await previewSeals(deps.config.authSecret, previewPlace(grant, input));
  const earlier = await Promise.all(
    input.before.map(async ({ seal, rows }): Promise<EarlierCompany> => {
      const given = rows.flatMap(([number, cells]) => prepareRows(number, [cells], upload.mapping).accepted);
      return { sealed: await seals.open(seal), rows: given };
    }),
  );
  const { accepted, refused } = prepareRows(input.firstRow, input.rows, upload.mapping);
  const chunk = await chunkOf(deps, upload, accepted, earlier, new Set(input.generic), now);
  const sealed = earlier.map((company) => company.sealed);
  const matched = await matchChunk(deps, chunk, {
    leads: sealed.map((company) => imaginedLead(company, upload.assignmentId)),
    asked: new Set(sealed.flatMap(({ asked, aside }) => [...asked, ...aside])),
    merged: new Map(sealed.map(({ id, also }) => [id, also])),
  });
  const view = await sealedView(matched, chunk, { earlier: sealed, again: new Set(input.again) }, seals);
  const calling = (lead?.rows[0] as { calling: number } | undefined)?.calling === 1;
  return {
    ...view,
    chunkSize: chunkSizeFor(calling),
    refused: previewRefusals(refused),
    doubts: doubtRows(matched, sealed),
    unchanged: matched.decision.counts.unchanged,
    suppressed: matched.decision.counts.suppressed,
  };
};

const previewPlace = ({ actor }: Grant<"upload.create">, input: PreviewInput) =>
  `${actor.userId} ${input.assignmentId} ${input.contentHash}`;

/**
 * The upload as opening it would make it, or the unfinished one of the same file and mapping that a run would take up: all
 * rows before this chunk count as applied.
 */
const imaginedUpload = async (
  deps: Deps,
  grant: Grant<"upload.create">,
  { firstRow, rows: _, before: __, generic: ___, again: ____, ...input }: PreviewInput,
): Promise<Upload> => {
  const applied = firstRow > 1 ? [{ firstRow: 1, lastRow: firstRow - 1 }] : [];
  const statements = uploadByContentStatements(await uploadKey(input), nowIso(deps.clock));
  const [unfinished] = toUploads(await deps.db.batch(statements));
  if (unfinished !== undefined && unfinished.state !== "done")
    return { ...unfinished, applied: joinRanges([...unfinished.applied, ...applied]) };
  const known = toColumns(await deps.db.all(columnsStatement(input.assignmentId)));
  const columns = planColumns(known, input.columns, () => deps.newId("col"));
  if (columns.differing.length > 0)
    throw problem(
      "uploads.columns_differ",
      columns.differing.map((index) => ({ pointer: `/columns/${index}`, code: "differs" })),
    );
  return {
    ...input,
    id: "upl_preview",
    clientId: grant.facts.clientId as string,
    sourceId: "src_preview",
    mapping: columns.mapping,
    reading: null,
    firstOrdinal: 1_000_000_000,
    state: "running",
    counts: noCounts,
    applied,
    agentsCalling: false,
    createdAt: nowIso(deps.clock),
    finishedAt: null,
    undoStartedAt: null,
    undoneAt: null,
  };
};

const chunkOf = async (
  deps: Deps,
  upload: Upload,
  rows: PreparedRow[],
  earlier: readonly EarlierCompany[],
  generic: ReadonlySet<string>,
  now: Date,
): Promise<ChunkInput> => {
  const all = [...rows, ...earlier.flatMap((company) => company.rows)];
  const stamp = { enteredOn: localDate(now), source: upload.sourceId };
  const crossingPersonal = await currentCrossing(deps.db);
  const found = await loadSurroundings(deps.db, upload, {
    keys: [...new Set(all.flatMap(({ row }) => row.companyKeys))],
    rowNumbers: all.map(({ rowNumber }) => rowNumber),
    cutoffs: { purged: purgeCutoff(now, SCHEDULE.contactValue), superseded: supersededCutoffAt(now) },
    crossingPersonal,
  });
  return {
    upload,
    found: within(overlay(found, earlier, { upload, stamp }), {
      keys: new Set(rows.flatMap(({ row }) => row.companyKeys)),
      rowKeys: new Set(rows.map(({ rowNumber }) => rowKey(upload.contentHash, rowNumber))),
      generic,
      most: GENERIC_FROM,
    }),
    rows,
    stamp,
    newId: deps.newId,
    crossingPersonal,
  };
};

const imaginedLead = ({ id, leadId }: { id: string; leadId: string }, assignmentId: string): MergingLead => ({
  id: leadId,
  assignment_id: assignmentId,
  company_id: id,
  state: "open",
  held_reason: null,
  queue_rank: 0,
  due_at: "",
  callback_agent_id: null,
  attempts: 0,
  last_outcome: null,
  last_called_at: null,
  introduced_at: null,
  version: 1,
});

const sealedView = async (
  matched: MatchedChunk,
  chunk: ChunkInput,
  { earlier, again }: { earlier: Parameters<typeof nextSeals>[1]; again: ReadonlySet<number> },
  seals: Awaited<ReturnType<typeof previewSeals>>,
) => {
  const { companies, contacts } = previewRecords(matched, chunk.upload);
  const next = nextSeals(matched, earlier, chunk);
  const intoOf = new Map(
    [...next.values()].flatMap(({ id, also }) => also.map((from): [string, string] => [from, id])),
  );
  const merged = earlier.flatMap(({ id }) => {
    const into = intoOf.get(id);
    return into === undefined ? [] : [{ from: id, into }];
  });
  const labels = await seals.labels([
    ...new Set([...companies, ...contacts].map(({ id }) => id)),
    ...merged.flatMap(({ from, into }) => [from, into]),
  ]);
  const carried = new Set([...earlier.map(({ id }) => id), ...merged.map(({ into }) => into)]);
  const label = (id: string) => labels.get(id) as string;
  const empty = (id: string) => ({ id, leadId: "", also: [], rows: {}, asked: [], aside: [] });
  return {
    companies: await Promise.all(
      companies.map(async ({ id, ...company }) => ({
        ...company,
        label: label(id),
        seal:
          carried.has(id) || company.rows.some((row) => again.has(row))
            ? await seals.seal(next.get(id) ?? empty(id))
            : null,
      })),
    ),
    contacts: contacts.map(({ id, ...contact }) => ({ ...contact, label: label(id) })),
    merged: merged.map(({ from, into }) => ({ from: label(from), into: label(into) })),
  };
};

import type { UploadCounts } from "#contract/uploads.ts";
import { noCounts } from "#contract/uploads.ts";
import type { ChunkPlan } from "#worker/matching/types.ts";
import { formChanges, type LeadMerges } from "#worker/modules/companies/index.ts";
import { type After, afterMerges } from "./after-merges.rules.ts";
import type { ChunkInput } from "./chunk-input.ts";
import { reviewsOf } from "./doubts.rules.ts";
import { heldBack, newLeads } from "./new-leads.rules.ts";
import { type IncomingRow, placeRows } from "./place-rows.rules.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";
import { type Correction, corrections, countedBefore, countRecords } from "./report.rules.ts";
import { rowWrites } from "./row-writes.rules.ts";
import type { DatabaseWrites, NewReview } from "./rows.repository.ts";

export interface ChunkDecision {
  writes: DatabaseWrites;
  reviews: NewReview[];
  formChanges: ReturnType<typeof formChanges>;
  counts: UploadCounts;
  /** What the counts were counted from, for the preview. */
  state: After;
  incoming: IncomingRow[];
  corrections: Correction[];
  /** Doubts within this client's databases. */
  doubts: NewReview[];
}

/** What the chunk does to the client's database, and what its report says. Ids are drawn by `newId`; nothing is read. */
export const decideChunk = (
  input: ChunkInput,
  plan: ChunkPlan,
  merges: LeadMerges,
  refused: ReadonlySet<number>,
): ChunkDecision => {
  const { upload, found, rows } = input;
  const state = afterMerges(found, plan, merges, upload.assignmentId);
  const prepared = new Map(rows.map((row) => [row.rowNumber, row]));
  const incoming = plan.rows.map(({ ordinal, companyId, siteId, contactId }): IncomingRow => {
    const own = (prepared.get(ordinal) as PreparedRow).own;
    // What else stands in a refused person's row is about that person.
    return {
      rowNumber: ordinal,
      companyId,
      siteId,
      contactId,
      own: refused.has(ordinal) ? { ...own, personal: {} } : own,
    };
  });
  const mine = (id: string) => state.own.companies.has(id) || state.leads.has(id) || arriving.has(id);
  const arriving = new Set(incoming.map(({ companyId }) => companyId));
  const { reviews, waiting } = reviewsOf(input, plan, mine, state, incoming);
  const leads = newLeads(input, plan, incoming, state.leads, waiting);
  const columnIds = upload.mapping.map(({ columnId }) => columnId);
  const columns = { company: columnIds, personal: columnIds };
  const placements = placeRows(incoming, state.rows, upload.contentHash, columns);
  const { writes, unchanged } = rowWrites(input, placements, leads.byCompany, columns);
  const known = new Map(found.companies.map((company) => [company.id, company]));
  const changes = corrections(plan, found, state.own, upload.sourceId);
  const doubts = reviews.filter((review) => review.kind === "contact" || (mine(review.leftId) && mine(review.rightId)));
  return {
    writes: { ...writes, leads: leads.created },
    reviews,
    formChanges: formChanges(plan.companies, (id) => known.get(id)?.fields),
    counts: {
      ...noCounts,
      ...countRecords(incoming, state, leads.created, countedBefore(state.rows, upload)),
      correctedValues: changes.length,
      doubtful: doubts.length,
      heldBack: heldBack(input, incoming, leads.created),
      unchanged,
      suppressed: refused.size,
    },
    state,
    incoming,
    corrections: changes,
    doubts,
  };
};

import type { Deps } from "#worker/deps.ts";
import type { ChunkPlan } from "#worker/matching/types.ts";
import {
  type LeadMerges,
  leadsOfCompaniesStatement,
  type MergingLead,
  mergeLeads,
} from "#worker/modules/companies/index.ts";
import { lendToPlan } from "#worker/modules/contacts/index.ts";
import type { ChunkInput } from "./chunk-input.ts";
import { type ChunkDecision, decideChunk } from "./decide-chunk.ts";
import { refusedRows } from "./refused-persons.ts";
import { resolveRows } from "./resolve-rows.ts";
import { askedBeforeStatement, pairKey } from "./rows.repository.ts";

export interface MatchedChunk {
  plan: ChunkPlan;
  merges: LeadMerges;
  decision: ChunkDecision;
  /** Row numbers whose person may not be created. */
  persons: Set<number>;
}
/** What a preview knows beside the database: leads and questions that earlier rows of the file would have made. */
export interface Imagined {
  leads: readonly MergingLead[];
  asked: ReadonlySet<string>;
  /** Companies that merged into one of these, by its id: what was asked about them was asked about it. */
  merged: ReadonlyMap<string, readonly string[]>;
}

/** What a chunk does, decided from what was loaded. The run and its preview are this one function; it writes nothing. */
export const matchChunk = async (deps: Deps, chunk: ChunkInput, imagined?: Imagined): Promise<MatchedChunk> => {
  let plan = resolveRows(chunk, new Set());
  const persons = await refusedRows(deps, chunk.rows, plan, chunk.found.companies);
  if (persons.size > 0) plan = resolveRows(chunk, persons);
  if (chunk.crossingPersonal === "verified") plan = lendToPlan(plan, chunk.found);
  const merges = await leadMerges(deps, plan, imagined?.leads ?? []);
  const asked = await askedBefore(deps, plan, chunk.upload, imagined);
  return { plan, merges, persons, decision: decideChunk({ ...chunk, asked }, plan, merges, persons) };
};

const askedBefore = async (
  deps: Deps,
  plan: ChunkPlan,
  upload: { assignmentId: string; clientId: string },
  imagined?: Imagined,
): Promise<Set<string>> => {
  const pairs = [
    ...plan.doubtfulCompanies.map(({ companyId, otherId }): [string, string] => [companyId, otherId]),
    ...plan.doubtfulContacts.map(({ contactId, otherId }): [string, string] => [contactId, otherId]),
  ];
  if (pairs.length === 0) return new Set();
  const names = (id: string) => [id, ...(imagined?.merged.get(id) ?? [])];
  // A merge may have turned a pair around since it was asked.
  const spellings = pairs.flatMap(([one, other]) =>
    names(one).flatMap((left) =>
      names(other).flatMap((right): { asked: [string, string]; pair: string }[] => [
        { asked: [left, right], pair: pairKey(one, other) },
        { asked: [right, left], pair: pairKey(one, other) },
      ]),
    ),
  );
  const rows = await deps.db.all<{ left_id: string; right_id: string }>(
    askedBeforeStatement(
      spellings.map(({ asked }) => asked),
      upload,
    ),
  );
  const found = new Set([
    ...rows.map(({ left_id, right_id }) => pairKey(left_id, right_id)),
    ...(imagined?.asked ?? []),
  ]);
  return new Set(spellings.filter(({ asked }) => found.has(pairKey(...asked))).map(({ pair }) => pair));
};

/** Merging two companies joins their leads in every assignment: they are read only when that happens. */
const leadMerges = async (deps: Deps, plan: ChunkPlan, imagined: readonly MergingLead[]): Promise<LeadMerges> => {
  if (plan.companyMerges.length === 0) return { kept: [], moved: [] };
  const into = new Map(plan.companyMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const ids = [...new Set([...into.keys(), ...into.values()])];
  const leads = await deps.db.all<MergingLead>(leadsOfCompaniesStatement(ids));
  const drawn = imagined.filter(({ company_id }) => ids.includes(company_id));
  const known = leads.filter(({ id }) => !drawn.some((lead) => lead.id === id));
  return mergeLeads([...known, ...drawn], (companyId) => into.get(companyId) ?? companyId);
};

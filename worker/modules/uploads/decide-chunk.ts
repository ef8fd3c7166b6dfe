import type { UploadCounts } from "#contract/uploads.ts";
import { noCounts } from "#contract/uploads.ts";
import { resolveChunk } from "#worker/matching/resolve.ts";
import type { ChunkPlan, KnownCompany, NormalisedRow, ResolveInput } from "#worker/matching/types.ts";
import { formChanges, isNaturalPersonForm, type LeadMerges } from "#worker/modules/companies/index.ts";
import { type After, afterMerges } from "./after-merges.rules.ts";
import { brokenPairs, isApartKey, keepApart } from "./apart.rules.ts";
import { keepKnownPersons } from "./keep-persons.rules.ts";
import { isPin, pinKey, pinRows } from "./pin-rows.rules.ts";
import { type IncomingRow, type Placement, placeRows, rowKey, sameCells } from "./place-rows.rules.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";
import type { Surroundings } from "./registry.repository.ts";
import { type Correction, corrections, countedBefore, countRecords } from "./report.rules.ts";
import { type DatabaseWrites, type NewLead, type NewReview, pairKey } from "./rows.repository.ts";
import type { Upload } from "./uploads.repository.ts";

/** Everything one chunk is decided from. */
export interface ChunkInput {
  upload: Upload;
  found: Surroundings;
  rows: readonly PreparedRow[];
  stamp: ResolveInput["stamp"];
  newId: (prefix: string) => string;
  crossingPersonal: ResolveInput["crossingPersonal"];
  /** Doubtful pairs that were asked about before (`pairKey`). */
  asked?: ReadonlySet<string>;
}
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

const prefixes = { company: "cmp", site: "site", contact: "ctc" } as const;

/** The engine's answer. A refused person stays out: its row goes in as a row of the company (P7-8, P4.2-6). */
export const resolve = (input: ChunkInput, refused: ReadonlySet<number>): ChunkPlan => {
  const plan = resolveOnce(input, refused);
  const broken = brokenPairs(plan, input.found.apart);
  if (broken.length === 0) return plan;
  const companies = keepApart(input.found.companies, plan, broken);
  return resolveOnce({ ...input, found: { ...input.found, companies } }, refused);
};

const resolveOnce = (input: ChunkInput, refused: ReadonlySet<number>): ChunkPlan => {
  const pins = pinRows(input);
  const pinned = new Set(pins.values());
  const plan = resolveChunk({
    rows: input.rows.map(({ row, rowNumber }): NormalisedRow => {
      const pin = pins.get(rowNumber);
      return {
        ...row,
        contact: refused.has(rowNumber) ? null : row.contact,
        companyKeys: pin === undefined ? row.companyKeys : [...row.companyKeys, pinKey(pin)],
      };
    }),
    companies: input.found.companies.map((company) =>
      pinned.has(company.id) ? { ...company, keys: [...company.keys, pinKey(company.id)] } : company,
    ),
    contacts: input.found.contacts,
    stamp: input.stamp,
    newId: (entity) => input.newId(prefixes[entity]),
    crossingPersonal: input.crossingPersonal,
  });
  return keepKnownPersons(input, {
    ...plan,
    companyKeys: plan.companyKeys.filter(({ key }) => !isPin(key) && !isApartKey(key)),
  });
};

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

/**
 * Doubts for a person to decide. Of two companies in one client's databases the newer waits, so nobody is called twice;
 * a doubt about somebody else's company holds nothing back and is told to the supervisor only (P1-5). Doubtful contacts
 * are asked about within one client's databases and otherwise stay apart (P4.2-5).
 */
const reviewsOf = (
  input: ChunkInput,
  plan: ChunkPlan,
  mine: (id: string) => boolean,
  { own, rows, leads }: After,
  incoming: readonly IncomingRow[],
) => {
  const waiting = new Set<string>();
  const firstRow = new Map<string, number>();
  for (const row of [...incoming].reverse()) firstRow.set(row.companyId, row.rowNumber);
  const age = (id: string) => (leads.has(id) || !firstRow.has(id) ? 0 : (firstRow.get(id) ?? 0));
  const contacts = new Set([...own.contacts, ...[...rows, ...incoming].flatMap(({ contactId }) => contactId ?? [])]);
  const numbers = new Map(
    [...input.found.companies, ...plan.companies].flatMap(({ id, fields }) =>
      fields.kvk ? [[id, fields.kvk.norm]] : [],
    ),
  );
  const twoNumbers = (id: string, otherId: string) => {
    const [one, other] = [numbers.get(id), numbers.get(otherId)];
    return one !== undefined && other !== undefined && one !== other;
  };
  const isNew = (id: string, otherId: string) => input.asked?.has(pairKey(id, otherId)) !== true;
  const doubts = plan.doubtfulCompanies.filter(
    ({ companyId, otherId }) => isNew(companyId, otherId) && !twoNumbers(companyId, otherId),
  );
  const companies = doubts.map(({ companyId, otherId, evidence }): NewReview => {
    if (mine(companyId) && mine(otherId)) waiting.add(age(companyId) > age(otherId) ? companyId : otherId);
    return { id: input.newId("rev"), kind: "company", leftId: companyId, rightId: otherId, evidence };
  });
  const persons = plan.doubtfulContacts
    .filter(({ contactId, otherId }) => contacts.has(contactId) && contacts.has(otherId) && isNew(contactId, otherId))
    .map(({ contactId, otherId, evidence }): NewReview => {
      return { id: input.newId("rev"), kind: "contact", leftId: contactId, rightId: otherId, evidence };
    });
  return { reviews: [...companies, ...persons], waiting };
};

/** Whether this client wants nobody to call a company, by this file or an earlier one. */
const neverCalled = ({ upload, found }: ChunkInput, plan: ChunkPlan) => {
  if (upload.kind === "never_call") return () => true;
  const into = new Map(plan.companyMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const listed = new Set([...found.neverCalls].map((id) => into.get(id) ?? id));
  return (companyId: string) => listed.has(companyId);
};

/** Companies whose leads this chunk holds back: of a list of whom not to call those that were on none before. */
const heldBack = ({ upload, found }: ChunkInput, incoming: readonly IncomingRow[], created: readonly NewLead[]) =>
  upload.kind === "never_call"
    ? new Set(incoming.map(({ companyId }) => companyId).filter((id) => !found.neverCalls.has(id))).size
    : created.filter((lead) => lead.state === "held").length;

const newLeads = (
  input: ChunkInput,
  plan: ChunkPlan,
  incoming: readonly IncomingRow[],
  known: ReadonlyMap<string, string>,
  waiting: ReadonlySet<string>,
) => {
  const never = neverCalled(input, plan);
  const planned = new Map<string, Pick<KnownCompany, "fields">>(plan.companies.map((company) => [company.id, company]));
  const byCompany = new Map(known);
  const created: NewLead[] = [];
  for (const { companyId } of incoming) {
    if (byCompany.has(companyId)) continue;
    const heldReason = never(companyId)
      ? "never_call"
      : isNaturalPersonForm(planned.get(companyId)?.fields ?? {})
        ? "legal_form"
        : null;
    const lead: NewLead = {
      id: input.newId("lead"),
      companyId,
      state: heldReason !== null ? "held" : waiting.has(companyId) ? "review" : "open",
      heldReason,
    };
    byCompany.set(companyId, lead.id);
    created.push(lead);
  }
  return { byCompany, created };
};

const rowWrites = (
  { upload, newId }: ChunkInput,
  placements: readonly Placement[],
  leads: ReadonlyMap<string, string>,
  columns: { company: string[]; personal: string[] },
) => {
  const writes: Omit<DatabaseWrites, "leads"> = { inserted: [], updated: [], claimed: [], cells: [], emptied: [] };
  let unchanged = 0;
  for (const { incoming, stored } of placements) {
    const key = rowKey(upload.contentHash, incoming.rowNumber);
    const company = { ...stored?.own.company };
    for (const id of columns.company) delete company[id];
    Object.assign(company, incoming.own.company);
    const row = {
      id: stored?.id ?? newId("row"),
      rowKey: key,
      leadId: leads.get(incoming.companyId) as string,
      companyId: incoming.companyId,
      siteId: incoming.siteId ?? stored?.siteId ?? null,
      contactId: incoming.contactId ?? stored?.contactId ?? null,
      ownCells: Object.keys(company).length === 0 ? null : JSON.stringify(company),
    };
    for (const columnId of columns.personal) {
      const value = incoming.own.personal[columnId];
      const before = stored?.own.personal[columnId];
      if (value !== undefined && value !== before) writes.cells.push({ rowId: row.id, columnId, value });
      else if (value === undefined && before !== undefined) writes.emptied.push({ rowId: row.id, columnId });
    }
    if (stored === null) {
      writes.inserted.push({ ...row, ordinal: upload.firstOrdinal + incoming.rowNumber - 1 });
      continue;
    }
    const same =
      stored.siteId === row.siteId &&
      stored.contactId === row.contactId &&
      sameCells(stored.own, incoming.own, columns);
    if (!same) writes.updated.push(row);
    else {
      unchanged += 1;
      if (stored.rowKey !== key) writes.claimed.push({ id: row.id, rowKey: key });
    }
  }
  return { writes, unchanged };
};

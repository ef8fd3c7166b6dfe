import type { PreviewCompany, PreviewRecord, PreviewView } from "#contract/uploads.ts";
import type { KnownContact } from "#worker/matching/types.ts";
import type { ChunkDecision } from "./decide-chunk.ts";
import type { MatchedChunk } from "./match-chunk.ts";
import { rowKey } from "./place-rows.rules.ts";
import type { Refusal } from "./prepare-rows.rules.ts";
import type { SealedCompany, SealedRow } from "./preview-seal.ts";
import { countedBefore } from "./report.rules.ts";
import { pairKey } from "./rows.repository.ts";
import type { Upload } from "./uploads.repository.ts";

const rowsBy = <Row extends { rowNumber: number }>(rows: readonly Row[], idOf: (row: Row) => string | null) => {
  const groups = new Map<string, number[]>();
  for (const row of rows) {
    const id = idOf(row);
    if (id !== null) groups.set(id, [...(groups.get(id) ?? []), row.rowNumber]);
  }
  return groups;
};

/** The fields that change, by the id of their record. */
const changedFields = (decision: ChunkDecision) => {
  const fields = new Map<string, Set<string>>();
  for (const { id, field } of decision.corrections) fields.set(id, (fields.get(id) ?? new Set()).add(field));
  return (id: string): string[] => [...(fields.get(id) ?? [])];
};

/** Every company and person the rows ended up in, as this client may know it: never that somebody else has it (P1-5). */
export const previewRecords = ({ decision }: MatchedChunk, upload: Upload) => {
  const { incoming, state } = decision;
  const before = countedBefore(state.rows, upload);
  const created = new Map(decision.writes.leads.map((lead) => [lead.companyId, lead]));
  const held = new Set(state.rows.flatMap(({ contactId }) => contactId ?? []));
  const changedOf = changedFields(decision);
  const outcome = (known: boolean, isNew: boolean): PreviewRecord["outcome"] =>
    known ? "known" : isNew ? "new" : "earlier";
  const own = (kind: "companies" | "contacts", id: string) => state.own[kind].has(id) && !before[kind].has(id);
  const companies = [...rowsBy(incoming, ({ companyId }) => companyId)].map(
    ([id, rows]): Omit<PreviewCompany, "label" | "seal"> & { id: string } => ({
      id,
      rows,
      outcome: outcome(own("companies", id), created.has(id) && !state.own.companies.has(id)),
      held: created.get(id)?.state === "held",
      changed: changedOf(id),
    }),
  );
  const contacts = [...rowsBy(incoming, ({ contactId }) => contactId)].map(
    ([id, rows]): Omit<PreviewRecord, "label"> & { id: string } => ({
      id,
      rows,
      outcome: outcome(own("contacts", id), !state.own.contacts.has(id) && !held.has(id)),
      changed: changedOf(id),
    }),
  );
  // A known record can change without a row of its own: two companies of this client that turn out to be one.
  const named = new Set([...companies, ...contacts].map(({ id }) => id));
  for (const { id, entity } of decision.corrections) {
    if (named.has(id)) continue;
    named.add(id);
    const record = { id, rows: [], outcome: "known" as const, changed: changedOf(id) };
    if (entity === "contact") contacts.push(record);
    else companies.push({ ...record, held: false });
  }
  return { companies, contacts };
};

/** What the next calls must know of these companies: ids of what would have been written. */
export const nextSeals = (
  { plan, merges, decision, persons }: MatchedChunk,
  earlier: readonly SealedCompany[],
  { upload, found }: { upload: Pick<Upload, "contentHash">; found: { contacts: readonly KnownContact[] } },
): Map<string, SealedCompany> => {
  const known = found.contacts;
  const into = new Map(plan.companyMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const contactInto = new Map(plan.contactMerges.map(({ fromId, intoId }) => [fromId, intoId]));
  const moved = new Map(merges.moved.map(({ fromId, intoId }) => [fromId, intoId]));
  const next = new Map<string, SealedCompany>();
  const at = (id: string, leadId: string): SealedCompany => {
    const sealed = next.get(id) ?? { id, leadId, also: [], rows: {}, asked: [], aside: [] };
    next.set(id, sealed);
    return sealed;
  };
  const renamed = (row: SealedRow): SealedRow =>
    row.contactId === null ? row : { ...row, contactId: contactInto.get(row.contactId) ?? row.contactId };
  // As the database does it: each side of a question follows its company.
  const repointed = (pair: string) => {
    const [left = "", right = ""] = pair.split(" ");
    return pairKey(into.get(left) ?? left, into.get(right) ?? right);
  };
  for (const old of earlier) {
    const id = into.get(old.id) ?? old.id;
    const sealed = at(id, moved.get(old.leadId) ?? old.leadId);
    sealed.also.push(
      ...[...old.also, ...(id === old.id ? [] : [old.id])].filter((each) => !sealed.also.includes(each)),
    );
    for (const [number, row] of Object.entries(old.rows)) sealed.rows[number] = renamed(row);
    sealed.asked.push(...old.asked.map(repointed));
    sealed.aside.push(...old.aside.map(repointed));
  }
  const leads = new Map(decision.state.leads);
  for (const lead of decision.writes.leads) leads.set(lead.companyId, lead.id);
  const written = new Map(
    [...decision.writes.inserted, ...decision.writes.updated, ...decision.writes.claimed].map((row) => [
      row.rowKey,
      row.id,
    ]),
  );
  const standing = new Map(decision.state.rows.map((row) => [row.rowKey, row.id]));
  for (const row of decision.incoming) {
    const sealed = at(row.companyId, leads.get(row.companyId) ?? "");
    const key = rowKey(upload.contentHash, row.rowNumber);
    sealed.rows[row.rowNumber] = {
      rowId: written.get(key) ?? standing.get(key) ?? `row_${row.rowNumber}`,
      siteId: row.siteId,
      contactId: row.contactId,
      refused: persons.has(row.rowNumber),
    };
  }
  for (const { fromId, intoId } of plan.companyMerges) {
    const sealed = next.get(intoId);
    if (sealed && !sealed.also.includes(fromId)) sealed.also.push(fromId);
  }
  const companyOf = new Map(known.map(({ id, companyId }) => [id, into.get(companyId) ?? companyId]));
  for (const { companyId, contactId } of decision.incoming) if (contactId !== null) companyOf.set(contactId, companyId);
  const told = new Set(decision.doubts.map(({ id }) => id));
  for (const { id, leftId, rightId } of decision.reviews)
    for (const side of [leftId, rightId])
      next.get(companyOf.get(side) ?? side)?.[told.has(id) ? "asked" : "aside"].push(pairKey(leftId, rightId));
  return next;
};

/** The rows that a doubt is about, as far as they stand in this part of the file or came with it. */
export const doubtRows = ({ decision }: MatchedChunk, earlier: readonly SealedCompany[]): PreviewView["doubts"] => {
  const first = new Map<string, number>();
  const note = (id: string | null, row: number) => {
    if (id !== null && !(first.get(id) ?? Number.POSITIVE_INFINITY <= row)) first.set(id, row);
  };
  for (const { id, rows } of earlier)
    for (const [number, row] of Object.entries(rows)) {
      note(id, Number(number));
      note(row.contactId, Number(number));
    }
  for (const row of decision.incoming) {
    note(row.companyId, row.rowNumber);
    note(row.contactId, row.rowNumber);
  }
  return decision.doubts.map(({ kind, leftId, rightId }) => ({
    kind,
    rows: [first.get(leftId), first.get(rightId)].flatMap((row) => row ?? []).sort((a, b) => a - b),
  }));
};

export const previewRefusals = (refused: readonly Refusal[]): PreviewView["refused"] =>
  refused.map(({ rowNumber, code, field }) => ({ rowNumber, code, field }));

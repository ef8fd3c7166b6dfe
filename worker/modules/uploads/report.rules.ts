import type { ChunkPlan, CompanyField, ContactField, Dated, Value } from "#worker/matching/types.ts";
import type { After } from "./after-merges.rules.ts";
import { type IncomingRow, rowKey, type StoredRow } from "./place-rows.rules.ts";
import type { Surroundings } from "./registry.repository.ts";
import type { NewLead } from "./rows.repository.ts";
import type { RowRange } from "./uploads.rules.ts";

/** What earlier chunks of this upload were about: counted there, so a record counts once however the file is cut. */
export const countedBefore = (
  rows: readonly StoredRow[],
  { contentHash, applied }: { contentHash: string; applied: readonly RowRange[] },
) => {
  const prefix = rowKey(contentHash, 0).slice(0, -1);
  const counted = { companies: new Set<string>(), contacts: new Set<string>() };
  for (const row of rows) {
    if (!row.rowKey.startsWith(prefix)) continue;
    const number = Number(row.rowKey.slice(prefix.length));
    if (!applied.some(({ firstRow, lastRow }) => firstRow <= number && number <= lastRow)) continue;
    counted.companies.add(row.companyId);
    if (row.contactId !== null) counted.contacts.add(row.contactId);
  }
  return counted;
};
export type Counted = ReturnType<typeof countedBefore>;

/** The report counts within this client's own databases: it never tells that another client holds a record (P4.1-2). */
export const countRecords = (
  incoming: readonly IncomingRow[],
  { own, rows }: After,
  created: readonly NewLead[],
  before: Counted,
) => {
  const companies = new Set(incoming.map(({ companyId }) => companyId));
  const contacts = new Set(incoming.flatMap(({ contactId }) => contactId ?? []));
  const held = new Set(rows.flatMap(({ contactId }) => contactId ?? []));
  const count = <T>(set: Iterable<T>, fits: (item: T) => boolean) => [...set].filter(fits).length;
  return {
    newCompanies: count(created, ({ companyId }) => !own.companies.has(companyId)),
    matchedCompanies: count(companies, (id) => own.companies.has(id) && !before.companies.has(id)),
    newContacts: count(contacts, (id) => !own.contacts.has(id) && !held.has(id)),
    matchedContacts: count(contacts, (id) => own.contacts.has(id) && !before.contacts.has(id)),
  };
};

export interface Correction {
  entity: "company" | "contact";
  id: string;
  field: CompanyField | ContactField;
}

/** Values that change in records this client already had. What an earlier chunk of this upload changed counted there. */
export const corrections = (
  plan: ChunkPlan,
  found: Surroundings,
  own: After["own"],
  sourceId: string,
): Correction[] => {
  const companies = new Map(found.companies.map((company) => [company.id, company]));
  const contacts = new Map(found.contacts.map((contact) => [contact.id, contact]));
  const list: Correction[] = [];
  const differs = (before: Dated | undefined, after: Value) =>
    before?.norm !== after.norm && (before === undefined || before.source !== sourceId);
  for (const { id, changed, fields } of plan.companies) {
    const before = companies.get(id);
    if (!changed || before === undefined || !own.companies.has(id)) continue;
    for (const [field, dated] of Object.entries(fields) as [CompanyField, Dated][])
      if (differs(before.fields[field], dated)) list.push({ entity: "company", id, field });
  }
  for (const { contactId, field, dated } of plan.contactValues)
    if (own.contacts.has(contactId) && differs(contacts.get(contactId)?.fields[field], dated))
      list.push({ entity: "contact", id: contactId, field });
  return list;
};

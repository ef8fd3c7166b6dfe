import type { KnownContact, Stamp } from "#worker/matching/types.ts";
import { rowKey, type StoredRow } from "./place-rows.rules.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";
import { companyOf, contactsOf, sealedRow } from "./preview-records.rules.ts";
import type { SealedCompany } from "./preview-seal.ts";
import type { Surroundings } from "./registry.repository.ts";
import type { Upload } from "./uploads.repository.ts";

/** A company that earlier rows of the file ended up in, with those rows. */
export interface EarlierCompany {
  sealed: SealedCompany;
  rows: PreparedRow[];
}

/** The registry as it would stand after the earlier rows, as far as they are given: nothing of it is written anywhere. */
export const overlay = (
  found: Surroundings,
  earlier: readonly EarlierCompany[],
  { upload, stamp }: { upload: Upload; stamp: Stamp },
): Surroundings => {
  const companies = new Map(found.companies.map((company) => [company.id, company]));
  const contacts = new Map(found.contacts.map((contact) => [contact.id, contact]));
  const rows = new Map(found.rows.map((row) => [row.id, row]));
  const leads = new Map(found.leads);
  for (const { sealed, rows: given } of earlier) {
    const ids = [sealed.id, ...sealed.also];
    const known = ids.flatMap((id) => companies.get(id) ?? []);
    companies.set(sealed.id, companyOf(sealed, known, given, stamp));
    for (const id of sealed.also) {
      companies.delete(id);
      leads.delete(id);
    }
    if (sealed.also.length > 0) moveInto(sealed, contacts, rows);
    for (const contact of contactsOf(sealed, given, contacts, stamp)) contacts.set(contact.id, contact);
    leads.set(sealed.id, sealed.leadId);
    for (const row of given) {
      const stored = storedRow(sealed, row, rows, upload);
      rows.set(stored.id, stored);
    }
  }
  return {
    ...found,
    companies: [...companies.values()],
    contacts: [...contacts.values()],
    rows: [...rows.values()],
    leads,
  };
};

/** What hung on the companies that merged into this one. */
const moveInto = (sealed: SealedCompany, contacts: Map<string, KnownContact>, rows: Map<string, StoredRow>): void => {
  for (const contact of contacts.values())
    if (sealed.also.includes(contact.companyId)) contacts.set(contact.id, { ...contact, companyId: sealed.id });
  for (const row of rows.values())
    if (sealed.also.includes(row.companyId)) rows.set(row.id, { ...row, companyId: sealed.id, leadId: sealed.leadId });
};

const storedRow = (
  sealed: SealedCompany,
  prepared: PreparedRow,
  rows: ReadonlyMap<string, StoredRow>,
  upload: Upload,
): StoredRow => {
  const { rowId, siteId, contactId, refused } = sealedRow(sealed, prepared);
  const before = rows.get(rowId);
  const { company, personal } = prepared.own;
  return {
    id: rowId,
    rowKey: rowKey(upload.contentHash, prepared.rowNumber),
    uploadId: before?.uploadId ?? upload.id,
    ordinal: before?.ordinal ?? upload.firstOrdinal + prepared.rowNumber - 1,
    companyId: sealed.id,
    leadId: sealed.leadId,
    siteId: siteId ?? before?.siteId ?? null,
    contactId: contactId ?? before?.contactId ?? null,
    own: { company: { ...before?.own.company, ...company }, personal: refused ? {} : personal },
  };
};

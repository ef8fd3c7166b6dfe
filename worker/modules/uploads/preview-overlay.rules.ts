import { mergeFields, stamped } from "#worker/matching/merge-fields.ts";
import type {
  CompanyField,
  ContactField,
  Dated,
  Former,
  KnownCompany,
  KnownContact,
  KnownSite,
  SiteField,
  Stamp,
  Value,
} from "#worker/matching/types.ts";
import { rowKey, type StoredRow } from "./place-rows.rules.ts";
import type { PreparedRow } from "./prepare-rows.rules.ts";
import type { SealedCompany, SealedRow } from "./preview-seal.ts";
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

const sealedRow = (sealed: SealedCompany, { rowNumber }: PreparedRow): SealedRow =>
  sealed.rows[rowNumber] ?? { rowId: `row_${rowNumber}`, siteId: null, contactId: null, refused: false };

const companyOf = (
  sealed: SealedCompany,
  known: readonly KnownCompany[],
  given: readonly PreparedRow[],
  stamp: Stamp,
): KnownCompany => {
  const merged = mergeFields<CompanyField>(
    known[0],
    [...known.map((company) => company.fields), ...given.map(({ row }) => stamped(row.company, stamp))],
    known.map((company) => company.former),
  );
  const former = withLosers(
    known.map((company) => company.former),
    merged.former,
  );
  const keys = new Set([...known.flatMap((company) => company.keys), ...given.flatMap(({ row }) => row.companyKeys)]);
  return { id: sealed.id, fields: merged.fields, former, keys: [...keys], sites: sitesOf(sealed, known, given, stamp) };
};

/** Superseded values as the run would have stored them: what was known, and what lost in between; each norm once. */
const withLosers = <F extends string>(
  known: readonly (Former<F> | undefined)[],
  lost: readonly { field: F; dated: Dated }[],
): Former<F> => {
  const former: Former<F> = {};
  const add = (field: F, dated: Dated) => {
    former[field] = [...(former[field] ?? []).filter(({ norm }) => norm !== dated.norm), dated];
  };
  for (const each of known) for (const field in each) for (const dated of each[field] ?? []) add(field, dated);
  for (const { field, dated } of lost) add(field, dated);
  return former;
};

const SITE_FIELDS: readonly SiteField[] = ["street", "city", "country"];

const sitesOf = (
  sealed: SealedCompany,
  known: readonly KnownCompany[],
  given: readonly PreparedRow[],
  stamp: Stamp,
): KnownSite[] => {
  const sites = new Map<string, KnownSite>();
  for (const site of known.flatMap((company) => company.sites)) if (!sites.has(site.key)) sites.set(site.key, site);
  for (const prepared of given) {
    const { site } = prepared.row;
    const id = sealedRow(sealed, prepared).siteId;
    if (!site || id === null) continue;
    const before = sites.get(site.key);
    const values: Partial<Record<SiteField, Value>> = {};
    for (const field of SITE_FIELDS) if (site[field]) values[field] = site[field];
    const { key, houseNumber, addition, postcode } = site;
    const merged = mergeFields<SiteField>(
      before,
      [...(before ? [before.fields] : []), stamped(values, stamp)],
      [before?.former],
    );
    const former = withLosers([before?.former], merged.former);
    sites.set(key, { ...(before ?? { id, key, houseNumber, addition, postcode }), fields: merged.fields, former });
  }
  return [...sites.values()];
};

const contactsOf = (
  sealed: SealedCompany,
  given: readonly PreparedRow[],
  known: ReadonlyMap<string, KnownContact>,
  stamp: Stamp,
): KnownContact[] => {
  const contacts = new Map<string, KnownContact>();
  for (const prepared of given) {
    const id = sealedRow(sealed, prepared).contactId;
    if (id === null || prepared.row.contact === null) continue;
    const before = contacts.get(id) ?? known.get(id);
    const merged = mergeFields<ContactField>(
      before,
      [...(before ? [before.fields] : []), stamped(prepared.row.contact, stamp)],
      [before?.former],
    );
    const former = withLosers([before?.former], merged.former);
    contacts.set(id, { own: false, ...before, id, companyId: sealed.id, fields: merged.fields, former });
  }
  return [...contacts.values()];
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

/**
 * Only what a run would look these rows up with: companies that share a key with them which few enough hold, or that the
 * client's own record of this file stands for.
 */
export const within = (
  found: Surroundings,
  {
    keys,
    rowKeys,
    generic,
    most,
  }: { keys: ReadonlySet<string>; rowKeys: ReadonlySet<string>; generic: ReadonlySet<string>; most: number },
): Surroundings => {
  const holders = new Map<string, number>();
  for (const company of found.companies)
    for (const key of company.keys) if (keys.has(key)) holders.set(key, (holders.get(key) ?? 0) + 1);
  const pinned = new Set(found.rows.filter((row) => rowKeys.has(row.rowKey)).map(({ companyId }) => companyId));
  const companies = found.companies.filter(
    ({ id, keys: held }) =>
      pinned.has(id) || held.some((key) => keys.has(key) && !generic.has(key) && (holders.get(key) ?? 0) <= most),
  );
  const ids = new Set(companies.map(({ id }) => id));
  return {
    ...found,
    companies,
    contacts: found.contacts.filter(({ companyId }) => ids.has(companyId)),
    rows: found.rows.filter(({ companyId }) => ids.has(companyId)),
    leads: new Map([...found.leads].filter(([companyId]) => ids.has(companyId))),
  };
};

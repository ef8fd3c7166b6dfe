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
import type { PreparedRow } from "./prepare-rows.rules.ts";
import type { SealedCompany, SealedRow } from "./preview-seal.ts";

/** Where an earlier row of the file went, by the seal of its company. */
export const sealedRow = (sealed: SealedCompany, { rowNumber }: PreparedRow): SealedRow =>
  sealed.rows[rowNumber] ?? { rowId: `row_${rowNumber}`, siteId: null, contactId: null, refused: false };

/** The company with what its earlier rows bring. */
export const companyOf = (
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

export const contactsOf = (
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

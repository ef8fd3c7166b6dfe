import type { CompanyField, ContactField, Dated, KnownCompany, KnownContact } from "#worker/matching/types.ts";
import type { BatchResult, Db, Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { registryVersionStatement } from "./companies.repository.ts";
import { companyColumns, companyFields, siteFields, unpackFields, unpackFormer } from "./companies.rules.ts";

/** A key that more companies hold says nothing (a front desk's number, a postbus): it finds no candidates. */
export const GENERIC_FROM = 50;

/** Ids of the companies that share a key with the list (`json_each` list of keys). */
export const candidatesStatement = (keys: string): Statement => ({
  sql: `SELECT DISTINCT k.company_id AS id FROM json_each(?) j CROSS JOIN company_keys k ON k.key = j.value
    WHERE (SELECT count(*) FROM (SELECT 1 FROM company_keys g WHERE g.key = j.value LIMIT ${GENERIC_FROM + 1})) <= ${GENERIC_FROM}`,
  params: [keys],
});

/** Companies with their sites and keys (`json_each` list of ids); read the results with `toKnownCompanies`. */
export const knownCompanyStatements = (ids: string): Statement[] => [
  {
    sql: "SELECT c.* FROM json_each(?) j CROSS JOIN companies c ON c.id = j.value ORDER BY c.id",
    params: [ids],
  },
  {
    sql: "SELECT s.* FROM json_each(?) j CROSS JOIN company_sites s ON s.company_id = j.value ORDER BY s.id",
    params: [ids],
  },
  {
    sql: "SELECT k.company_id, k.key FROM json_each(?) j CROSS JOIN company_keys k ON k.company_id = j.value",
    params: [ids],
  },
];

type CompanyRow = Record<(typeof companyColumns)[CompanyField], string | null> & {
  id: string;
  clocks: string;
  former: string | null;
};
interface SiteRow {
  id: string;
  company_id: string;
  key: string;
  house_number: string;
  addition: string;
  postcode: string;
  street: string | null;
  city: string | null;
  country: string | null;
  clocks: string;
  former: string | null;
}

export const toKnownCompanies = ([companies, sites, keys]: BatchResult[]): KnownCompany[] => {
  const known = new Map<string, KnownCompany>();
  for (const row of (companies?.rows ?? []) as CompanyRow[])
    known.set(row.id, {
      id: row.id,
      fields: unpackFields(companyFields, (field) => row[companyColumns[field]], row.clocks),
      sites: [],
      keys: [],
      ...(row.former !== null && { former: unpackFormer(row.former) }),
    });
  for (const row of (sites?.rows ?? []) as SiteRow[])
    known.get(row.company_id)?.sites.push({
      id: row.id,
      key: row.key,
      houseNumber: row.house_number,
      addition: row.addition,
      postcode: row.postcode,
      fields: unpackFields(siteFields, (field) => row[field], row.clocks),
      ...(row.former !== null && { former: unpackFormer(row.former) }),
    });
  for (const { company_id, key } of (keys?.rows ?? []) as { company_id: string; key: string }[])
    known.get(company_id)?.keys.push(key);
  return [...known.values()];
};

/** Live values of all contacts of the listed companies; with the name the whole contact is gone (P4.2-10). */
export const knownContactsStatement = (ids: string, cutoff: string): Statement => ({
  sql: `SELECT c.id, c.company_id, c.restricted_at, v.field, v.value, v.norm, v.entered_on, v.verified_on, v.source_id
    FROM json_each(?) j CROSS JOIN contacts c ON c.company_id = j.value CROSS JOIN contact_values v ON v.contact_id = c.id
    WHERE v.anchor_on > ? ORDER BY c.id`,
  params: [ids, cutoff],
});

/** What matching may still see of personal values; each is the latest anchor or moment that is gone (`retention`). */
export interface ContactCutoffs {
  /** Local date: values anchored on or before it. */
  purged: string;
  /** Instant: values superseded at or before it. */
  superseded: string;
}

/**
 * Live superseded values of the same contacts: past their own anchor or their life as a copy they are nobody's (Clocks).
 * The EXISTS spares a house without any the search per contact.
 */
export const formerContactValuesStatement = (ids: string, { purged, superseded }: ContactCutoffs): Statement => ({
  sql: `SELECT f.contact_id AS id, c.company_id, f.field, f.value, f.norm, f.entered_on, f.verified_on, f.source_id
    FROM json_each(?) j CROSS JOIN contacts c ON c.company_id = j.value CROSS JOIN former_contact_values f ON f.contact_id = c.id
    WHERE EXISTS (SELECT 1 FROM former_contact_values) AND f.anchor_on > ? AND f.superseded_at > ?`,
  params: [ids, purged, superseded],
});

interface ContactRow {
  id: string;
  company_id: string;
  field: ContactField;
  value: string;
  norm: string;
  entered_on: string;
  verified_on: string | null;
  source_id: string | null;
}

const toDated = (row: ContactRow): Dated => ({
  value: row.value,
  norm: row.norm,
  enteredOn: row.entered_on,
  verifiedOn: row.verified_on,
  source: row.source_id,
});

export const toKnownContacts = (
  rows: unknown[],
  former: unknown[],
  isOwn: (contactId: string) => boolean,
): KnownContact[] => {
  const known = new Map<string, KnownContact>();
  for (const row of rows as ContactRow[]) {
    const contact = known.get(row.id) ?? { id: row.id, companyId: row.company_id, fields: {}, own: isOwn(row.id) };
    known.set(row.id, contact);
    contact.fields[row.field] = toDated(row);
  }
  for (const row of former as ContactRow[]) {
    const contact = known.get(row.id);
    if (contact === undefined) continue;
    contact.former ??= {};
    contact.former[row.field] = [...(contact.former[row.field] ?? []), toDated(row)];
  }
  return [...known.values()].filter((contact) => contact.fields.name !== undefined);
};

/** The same with the registry's version they were read at, for writes that are decided from them. */
export const loadCompaniesAt = async (
  db: Db,
  ids: readonly string[],
): Promise<{ version: number; companies: KnownCompany[] }> => {
  const [version, ...known] = await db.batch([registryVersionStatement(), ...knownCompanyStatements(jsonList(ids))]);
  return {
    version: (version?.rows[0] as { version: number } | undefined)?.version ?? -1,
    companies: toKnownCompanies(known),
  };
};

/** Companies by id with sites and keys, as the matching engine takes them. An engine read: it discloses nothing itself. */
export const loadKnownCompanies = async (db: Db, ids: readonly string[]): Promise<KnownCompany[]> =>
  ids.length === 0 ? [] : toKnownCompanies(await db.batch(knownCompanyStatements(jsonList(ids))));

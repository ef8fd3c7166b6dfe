/** The interface of the matching engine ("crossen", P4.1-2, P4.2-5). Values travel with the form that compares them (`norm`). */

/** The fields a client's column can be mapped to; everything else is an own column. */
export type TargetField =
  | "companyName"
  | "legalForm"
  | "kvk"
  | "address"
  | "street"
  | "houseNumber"
  | "houseNumberAddition"
  | "postcode"
  | "city"
  | "country"
  | "phone"
  | "website"
  | "email"
  | "sector"
  | "fte"
  | "personName"
  | "title"
  | "firstName"
  | "initials"
  | "prefix"
  | "lastName"
  | "function"
  | "contactEmail"
  | "contactPhone"
  | "mobile"
  | "profile";
/** What the engine can use besides, where a list has it: a VAT id, a second name, and for persons at an address the date of birth. */
export type EngineField = TargetField | "vat" | "tradeName" | "birthDate";
export type CompanyField = "name" | "legalForm" | "kvk" | "phone" | "email" | "website" | "sector" | "fte" | "ceased";
export type SiteField = "street" | "city" | "country";
export type ContactField = "name" | "function" | "email" | "phone" | "mobile" | "profile";

/** A value as shown and its comparable form. */
export interface Value {
  value: string;
  norm: string;
}

/** One value with its clock. `enteredOn`/`verifiedOn` are local dates; `source` is a random reference into value_sources, null = detached. */
export interface Dated extends Value {
  enteredOn: string;
  verifiedOn: string | null;
  source: string | null;
}

/** A contact's name value is this as JSON, empty parts left out. `title` is "dhr." or "mevr.". */
export interface PersonName {
  title?: string;
  firstName?: string;
  initials?: string;
  prefix?: string;
  lastName?: string;
}

/**
 * Identity of a site within its company. `key`: "1234AB|12|A"; without postcode or number "street|12A|city"; with a place only "|city".
 * `postcode` without space, `addition` in capitals without signs.
 */
export interface SiteKey {
  key: string;
  houseNumber: string;
  addition: string;
  postcode: string;
}

/** A row of a file, normalised. `contact` always has a name; loose numbers without a name are named in the row's issues. */
export interface NormalisedRow {
  /** Record number in the file, from 1. */
  ordinal: number;
  company: Partial<Record<CompanyField, Value>> & { name: Value };
  site: (SiteKey & Partial<Record<SiteField, Value>>) | null;
  contact: Partial<Record<ContactField, Value>> | null;
  /** Blocking and evidence keys, at most 12 (see normalise/keys.ts): k: b: v: d: e: p: a: s: n: */
  companyKeys: string[];
}

/** Never carries the value itself. Codes: company.missing (error), kvk.invalid, kvk.branch, email.invalid, email.extra, phone.invalid,
 * phone.extra, postcode.invalid, houseNumber.invalid, website.invalid, fte.invalid, value.tooLong, profile.invalid, contact.nameMissing, contact.notPerson. */
export interface RowIssue {
  field: TargetField | null;
  code: string;
  level: "error" | "warning";
}
export type RowResult = { ok: true; row: NormalisedRow; issues: RowIssue[] } | { ok: false; issues: RowIssue[] };

/** Values that lost to the current one and are still within their life (superseded, at most 30 days): a return keeps their first anchor. */
export type Former<Field extends string> = Partial<Record<Field, Dated[]>>;

export interface KnownSite extends SiteKey {
  id: string;
  fields: Partial<Record<SiteField, Dated>>;
  former?: Former<SiteField>;
}
/** A company of the registry. `keys`: every key ever contributed to it. Values past their purge instant must not be passed in. */
export interface KnownCompany {
  id: string;
  fields: Partial<Record<CompanyField, Dated>>;
  sites: KnownSite[];
  keys: string[];
  former?: Former<CompanyField>;
}
export interface KnownContact {
  id: string;
  companyId: string;
  fields: Partial<Record<ContactField, Dated>>;
  former?: Former<ContactField>;
  /** Held by the uploading client itself. Read only when `crossingPersonal` is "verified". */
  own?: boolean;
}
/** Date and source of everything the chunk brings in. */
export interface Stamp {
  enteredOn: string;
  source: string;
}

export interface PlannedCompany {
  id: string;
  isNew: boolean;
  changed: boolean;
  fields: Partial<Record<CompanyField, Dated>>;
}
export interface PlannedSite extends SiteKey {
  id: string;
  companyId: string;
  isNew: boolean;
  changed: boolean;
  fields: Partial<Record<SiteField, Dated>>;
}

/** What one chunk does to the registry: full final state of everything touched; apply it set-based in one batch. */
export interface ChunkPlan {
  rows: { ordinal: number; companyId: string; siteId: string | null; contactId: string | null }[];
  /** New and touched companies; `changed` false = nothing to write. */
  companies: PlannedCompany[];
  sites: PlannedSite[];
  /** Only keys the company did not have yet. */
  companyKeys: { companyId: string; key: string }[];
  /** Existing into existing, on strong evidence, never with two different KVK numbers; the survivor has the smaller id. */
  companyMerges: { fromId: string; intoId: string }[];
  /** Two sites of one company with one key (after a company merge). */
  siteMerges: { fromId: string; intoId: string }[];
  /** New contacts, and known ones that are touched or move with a merge. */
  contacts: { id: string; companyId: string; isNew: boolean }[];
  /** Upserts: only changed and new values. */
  contactValues: { contactId: string; field: ContactField; dated: Dated }[];
  contactMerges: { fromId: string; intoId: string }[];
  /** Values that are not current but may return within their life: store them as superseded values and pass them back in as `former`. */
  formerValues: { entity: "company" | "site" | "contact"; id: string; field: string; dated: Dated }[];
  doubtfulCompanies: { companyId: string; otherId: string; evidence: string[] }[];
  doubtfulContacts: { contactId: string; otherId: string; evidence: string[] }[];
  counts: {
    newCompanies: number;
    matchedCompanies: number;
    correctedValues: number;
    newContacts: number;
    matchedContacts: number;
  };
}

export interface ResolveInput {
  rows: NormalisedRow[];
  /** All companies that share a key with a row. */
  companies: KnownCompany[];
  /** All contacts of those companies. */
  contacts: KnownContact[];
  stamp: Stamp;
  newId: (entity: "company" | "site" | "contact") => string;
  /** P4.2-5. With "verified" a row's person is only compared with contacts the client holds itself, so nothing unverified flows. */
  crossingPersonal: "all" | "verified";
}

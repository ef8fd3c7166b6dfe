import type { Deps } from "#worker/deps.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import { survive } from "#worker/matching/survivorship.ts";
import type {
  CompanyField,
  Dated,
  KnownCompany,
  KnownSite,
  NormalisedRow,
  PlannedSite,
  SiteField,
  TargetField,
  Value,
} from "#worker/matching/types.ts";
import { closeQuestionsStatement } from "#worker/modules/value-questions/index.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import {
  companyUpsertStatements,
  formerCompanyStatements,
  registryVersionStatements,
} from "../companies.repository.ts";
import { mainSite, siteFields } from "../companies.rules.ts";
import { loadCompaniesAt } from "../known.repository.ts";
import { formChangeStatements, formChanges } from "../legal-form.ts";
import { moveSiteStatements } from "../sites.repository.ts";

export type VerifiedFields = Partial<Record<CompanyField | "address", string | null>>;
export interface Verification {
  /** Local date. */
  verifiedOn: string;
  /** The value source of what is new; confirmed values keep theirs. */
  sourceId: string;
  /** The site whose address was checked; the main site when left out. */
  siteId?: string | null;
}

const cellOf: Record<Exclude<keyof VerifiedFields, "ceased">, TargetField> = {
  name: "companyName",
  legalForm: "legalForm",
  kvk: "kvk",
  phone: "phone",
  email: "email",
  website: "website",
  sector: "sector",
  fte: "fte",
  address: "address",
};

/** The typed values as the engine takes them. Throws `request.invalid` for a text that is no such value. */
const normalised = (company: KnownCompany, fields: VerifiedFields): NormalisedRow => {
  const cells: Partial<Record<TargetField, string>> = {};
  for (const [field, target] of Object.entries(cellOf) as [keyof typeof cellOf, TargetField][]) {
    const text = field in fields ? fields[field] : field === "address" ? null : company.fields[field]?.value;
    if (text) cells[target] = text;
  }
  const result = normaliseRow(1, cells);
  if (!result.ok) throw problem("rows.company_missing");
  const { row } = result;
  for (const [field, text] of Object.entries(fields) as [keyof VerifiedFields, string | null][]) {
    const found = field === "address" ? row.site : field === "ceased" ? true : row.company[field];
    if (text && !found) throw problem("request.invalid", [{ pointer: `/fields/${field}`, code: "invalid" }]);
  }
  return row;
};

const verified = (value: Value, known: Dated | undefined, { verifiedOn, sourceId }: Verification): Dated => {
  const checked: Dated = { value: value.value, norm: value.norm, enteredOn: verifiedOn, verifiedOn, source: sourceId };
  return known === undefined
    ? checked
    : survive({ ...checked, ...(known.norm === checked.norm ? { source: known.source } : {}) }, known);
};

const planCompany = (company: KnownCompany, row: NormalisedRow, fields: VerifiedFields, how: Verification) => {
  const planned = { ...company.fields };
  for (const [field, text] of Object.entries(fields) as [keyof VerifiedFields, string | null][]) {
    if (field === "address") continue;
    const value = field === "ceased" && text ? { value: text, norm: text } : row.company[field];
    if (text && value !== undefined) planned[field] = verified(value, company.fields[field], how);
    else if (!text && field !== "name") delete planned[field];
  }
  // Whoever was told any of it was told it under this name, as with a contact: its name is verified too.
  if (planned.name !== undefined) planned.name = verified(planned.name, planned.name, how);
  return { id: company.id, isNew: false, changed: true, fields: planned };
};

const replacedBy = (company: KnownCompany, { fields }: ReturnType<typeof planCompany>) =>
  (Object.entries(company.fields) as [CompanyField, Dated][]).flatMap(([field, dated]) =>
    fields[field] === undefined || fields[field].norm === dated.norm
      ? []
      : [{ field, dated: { ...dated, verifiedOn: null } }],
  );

/** A new address that was verified is a move: the site itself changes, unless the company already has that other site. */
const planSite = (
  company: KnownCompany,
  site: NonNullable<NormalisedRow["site"]>,
  how: Verification,
  newId: () => string,
) => {
  const old: KnownSite | null = company.sites.find(({ id }) => id === how.siteId) ?? mainSite(company.sites);
  const target = company.sites.find(({ key }) => key === site.key) ?? old;
  const fields: Partial<Record<SiteField, Dated>> = { ...target?.fields };
  for (const field of siteFields) {
    const value = site[field];
    if (value !== undefined) fields[field] = verified(value, target?.fields[field], how);
  }
  const { key, houseNumber, addition, postcode } = site;
  const planned: PlannedSite = {
    id: target?.id ?? newId(),
    companyId: company.id,
    isNew: target === null,
    changed: true,
    key,
    houseNumber,
    addition,
    postcode,
    fields,
  };
  return { planned, left: old !== null && target !== null && target.id !== old.id ? old.id : null };
};

/**
 * Statements that record a check of general data (P4.1-3): a text sets the value and its clock, the same text confirms it,
 * null says there is none. New keys are added, so matching knows the company by its old and its new data; a form of a
 * natural person holds its leads back (L-7). What was replaced stays known to matching, so that an old file neither wins
 * nor asks about it. Compose in one batch; decided at one version of the registry, so a guard failure means: decide again.
 * Errors: 400 `request.invalid` naming the field.
 */
export const verifyCompanyStatements = async (
  deps: Deps,
  companyId: string,
  fields: VerifiedFields,
  how: Verification,
): Promise<Statement[]> => {
  const { version, companies } = await loadCompaniesAt(deps.db, [companyId]);
  const [company] = companies;
  if (company === undefined) throw problem("access.not_found");
  const row = normalised(company, fields);
  const planned = planCompany(company, row, fields, how);
  const site = fields.address && row.site !== null ? planSite(company, row.site, how, () => deps.newId("site")) : null;
  const had = new Set(company.keys);
  return [
    ...registryVersionStatements(version),
    ...companyUpsertStatements({
      companies: [planned],
      sites: site === null ? [] : [site.planned],
      companyKeys: row.companyKeys.filter((key) => !had.has(key)).map((key) => ({ companyId, key })),
    }),
    ...formerCompanyStatements(company, replacedBy(company, planned)),
    closeQuestionsStatement(companyId, Object.keys(fields)),
    ...(site?.left ? moveSiteStatements(site.left, site.planned.id) : []),
    ...formChangeStatements(formChanges([planned], () => company.fields)),
  ];
};

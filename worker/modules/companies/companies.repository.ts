import type { ChunkPlan, Dated, Former, KnownCompany, PlannedCompany, PlannedSite } from "#worker/matching/types.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";
import { companyColumns, companyFields, packClocks, packFormer, siteFields, sortName } from "./companies.rules.ts";
import {
  contactMergeStatements,
  contactUpsertStatements,
  formerContactStatements,
} from "./contact-writes.repository.ts";
import { companyMergeStatements } from "./merge.repository.ts";
import type { LeadMerges } from "./merge.rules.ts";

/**
 * The optimistic lock over matching. With a version: rolls the batch back when anybody changed the registry since it was
 * read. Without: tells the others that it changed. One of the two stands in every batch that writes companies or contacts.
 */
export const registryVersionStatements = (expected?: number): Statement[] =>
  expected === undefined
    ? [{ sql: "UPDATE registry_state SET version = version + 1 WHERE id = 1", params: [] }]
    : [
        { sql: "UPDATE registry_state SET version = version + 1 WHERE id = 1 AND version = ?", params: [expected] },
        mustHaveChanged("registry"),
      ];
export const registryVersionStatement = (): Statement => ({
  sql: "SELECT version FROM registry_state WHERE id = 1",
  params: [],
});

const columns = ["id", "name_sort", "clocks", ...companyFields.map((field) => companyColumns[field])];
const picked = (names: readonly string[]) => names.map((_, at) => `value ->> ${at}`).join(", ");
const replaced = (names: readonly string[]) => names.map((name) => `${name} = excluded.${name}`).join(", ");

/** New companies and the full state of changed ones. Unchanged ones are left out: nothing is written for them. */
export const companyStatements = (companies: readonly PlannedCompany[]): Statement[] =>
  jsonChunks(
    companies
      .filter(({ changed }) => changed)
      .map(({ id, fields }) => [
        id,
        sortName(fields.name?.value ?? ""),
        packClocks(companyFields, fields),
        ...companyFields.map((field) => fields[field]?.value ?? null),
      ]),
  ).map((list) => ({
    sql: `INSERT INTO companies (${columns.join(", ")}) SELECT ${picked(columns)} FROM json_each(?) WHERE true
      ON CONFLICT (id) DO UPDATE SET ${replaced(columns.slice(1))}, version = version + 1`,
    params: [list],
  }));

const siteColumns = ["id", "company_id", "key", "house_number", "addition", "postcode", "clocks", ...siteFields];

export const siteStatements = (sites: readonly PlannedSite[]): Statement[] =>
  jsonChunks(
    sites
      .filter(({ changed }) => changed)
      .map((site) => [
        site.id,
        site.companyId,
        site.key,
        site.houseNumber,
        site.addition,
        site.postcode,
        packClocks(siteFields, site.fields),
        ...siteFields.map((field) => site.fields[field]?.value ?? null),
      ]),
  ).map((list) => ({
    sql: `INSERT INTO company_sites (${siteColumns.join(", ")}) SELECT ${picked(siteColumns)} FROM json_each(?) WHERE true
      ON CONFLICT (id) DO UPDATE SET ${replaced(siteColumns.slice(1))}`,
    params: [list],
  }));

const companyKeyStatements = (keys: readonly { companyId: string; key: string }[]): Statement[] =>
  jsonChunks(
    keys.map(({ companyId, key }) => [key, companyId]).sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1)),
    25_000,
  ).map((list) => ({
    sql: `INSERT INTO company_keys (key, company_id) SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true
      ON CONFLICT DO NOTHING`,
    params: [list],
  }));

/** General values that lost to another, beside those that were kept before. Nothing superseded, no statement. */
const formerStatements = (
  table: "companies" | "company_sites",
  values: readonly ChunkPlan["formerValues"][number][],
  known: (id: string) => Former<string> | undefined,
): Statement[] => {
  const byId = new Map<string, typeof values>();
  for (const value of values) byId.set(value.id, [...(byId.get(value.id) ?? []), value]);
  const changed = [...byId].flatMap(([id, added]) => {
    const before = known(id);
    const former = packFormer(before, added);
    return before !== undefined && former === packFormer(before, []) ? [] : [[id, former]];
  });
  return jsonChunks(changed).map((list) => ({
    sql: `UPDATE ${table} SET former = m.value ->> 1 FROM json_each(?) m WHERE ${table}.id = m.value ->> 0`,
    params: [list],
  }));
};

const formerGeneralStatements = ({ formerValues }: ChunkPlan, known: readonly KnownCompany[]): Statement[] => {
  const of = (entity: "company" | "site") => formerValues.filter((value) => value.entity === entity);
  const [companies, sites] = [of("company"), of("site")];
  if (companies.length + sites.length === 0) return [];
  const former = new Map<string, Former<string> | undefined>();
  for (const company of known) for (const record of [company, ...company.sites]) former.set(record.id, record.former);
  return [
    ...formerStatements("companies", companies, (id) => former.get(id)),
    ...formerStatements("company_sites", sites, (id) => former.get(id)),
  ];
};

/** Rewrites what is kept of superseded general values; an empty record is none. */
export const rewriteFormerStatements = (companies: readonly { id: string; former: Former<string> }[]): Statement[] =>
  jsonChunks(
    companies.map(({ id, former }) => {
      const kept = packFormer(former, []);
      return [id, kept === "{}" ? null : kept];
    }),
  ).map((list) => ({
    sql: "UPDATE companies SET former = m.value ->> 1 FROM json_each(?) m WHERE companies.id = m.value ->> 0",
    params: [list],
  }));

/** Values of one company that an edit replaced. */
export const formerCompanyStatements = (
  company: KnownCompany,
  replaced: readonly { field: string; dated: Dated }[],
): Statement[] =>
  formerStatements(
    "companies",
    replaced.map(({ field, dated }) => ({ entity: "company", id: company.id, field, dated })),
    () => company.former,
  );

export interface ChunkContext {
  /** What the plan was made with. */
  known: readonly KnownCompany[];
  basisReference: string;
  /** UTC instant of the write. */
  at: string;
  /** Copies superseded at or before this instant are gone. */
  gone: string;
}

/** Everything a chunk's plan writes into the shared registry, in the order the foreign keys want. */
export const registryStatements = (plan: ChunkPlan, leads: LeadMerges, context: ChunkContext): Statement[] => [
  ...companyStatements(plan.companies),
  ...(plan.companyMerges.length > 0 || plan.siteMerges.length > 0 ? companyMergeStatements(plan, leads) : []),
  ...siteStatements(plan.sites),
  ...companyKeyStatements(plan.companyKeys),
  ...formerGeneralStatements(plan, context.known),
  ...contactUpsertStatements(plan, context.basisReference),
  ...formerContactStatements(plan, context),
  ...contactMergeStatements(plan.contactMerges),
];

/** Everything general that a plan (of a chunk, or of one company) writes, in the order the foreign keys want. */
export const companyUpsertStatements = (plan: Pick<ChunkPlan, "companies" | "sites" | "companyKeys">): Statement[] => [
  ...companyStatements(plan.companies),
  ...siteStatements(plan.sites),
  ...companyKeyStatements(plan.companyKeys),
];

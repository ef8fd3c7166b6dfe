import type { MergeUndoReport } from "#contract/reviews.ts";
import { mergeFields } from "#worker/matching/merge-fields.ts";
import { sameDated } from "#worker/matching/survivorship.ts";
import type { CompanyField, Dated, KnownCompany, PlannedSite, SiteField } from "#worker/matching/types.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { companyStatements, siteStatements } from "./companies.repository.ts";
import { companyColumns, companyFields, siteFields, unpackFields } from "./companies.rules.ts";
import { toKnownCompanies } from "./known.repository.ts";
import { formChangeStatements, formChanges } from "./legal-form.ts";
import { companySnapshot, leadSnapshot } from "./merge-snapshot.repository.ts";
import { holdNeverCallsStatement, releaseNeverCallsStatement } from "./never-calls.repository.ts";
import { type Present, partsOf, type Snapshot, type StoredLead } from "./undo-merge.repository.ts";

type Fields<F extends string> = Partial<Record<F, Dated>>;
type Data = Record<string, string | null>;

/**
 * What a field goes back to: where the value is still what the merge made of both, its influence leaves; what changed since
 * stays and is told.
 */
export const unmergeFields = <F extends string>(current: Fields<F>, before: Fields<F>, other: Fields<F>) => {
  const merged = mergeFields({ fields: before }, [before, other], []).fields;
  const fields: Fields<F> = { ...current };
  const kept: { field: F; reason: "verified" | "changed" }[] = [];
  const restored: F[] = [];
  for (const field of new Set([...Object.keys(merged), ...Object.keys(current)]) as Set<F>) {
    const [now, was, own] = [current[field], merged[field], before[field]];
    if (sameDated(now, own)) continue;
    if (sameDated(now, was)) {
      if (own === undefined) delete fields[field];
      else fields[field] = own;
      restored.push(field);
    } else kept.push({ field, reason: (now?.verifiedOn ?? "") > (was?.verifiedOn ?? "") ? "verified" : "changed" });
  }
  return { fields, kept, restored };
};

const fieldsOf = (data: Data) =>
  unpackFields(companyFields, (field: CompanyField) => data[companyColumns[field]] ?? null, data.clocks as string);
const siteOf = (data: Data) =>
  unpackFields(siteFields, (field: SiteField) => data[field] ?? null, data.clocks as string);

const insertStatement = (table: string, columns: string, rows: unknown[]): Statement[] =>
  rows.length === 0
    ? []
    : [
        {
          sql: `INSERT OR IGNORE INTO ${table} (${columns.replaceAll(" ", ", ")})
            SELECT ${columns
              .split(" ")
              .map((column) => `value ->> '${column}'`)
              .join(", ")} FROM json_each(?)`,
          params: [jsonList(rows)],
        },
      ];

const leadsPlan = (snapshot: Snapshot, present: Present, report: MergeUndoReport) => {
  const { kept_id, removed_id } = snapshot.entry;
  const was = [...partsOf(snapshot, "lead").values()] as unknown as StoredLead[];
  const living = new Set(
    [...partsOf(snapshot, "row")].filter(([id]) => present.rows.has(id)).map(([, row]) => row.lead_id),
  );
  const back: StoredLead[] = [];
  const moved: string[] = [];
  const whole: StoredLead[] = [];
  for (const lead of was) {
    const now = present.leads.get(lead.id);
    if (now === undefined) {
      if (living.has(lead.id) && present.assignments.has(lead.assignment_id)) back.push(lead);
    } else if (lead.company_id === removed_id && now.company_id === kept_id) moved.push(lead.id);
    else if (lead.company_id === kept_id && now.version === lead.version + 1) whole.push(lead);
    else if (lead.company_id === kept_id && now.version > lead.version + 1)
      report.kept.push({ what: "lead", field: null, reason: "called" });
  }
  report.restored.leads += back.length + moved.length;
  return { back, moved, whole, ready: new Set([...back.map(({ id }) => id), ...moved]) };
};

const leadStatements = ({ back, moved, whole }: ReturnType<typeof leadsPlan>, removedId: string): Statement[] => [
  ...insertStatement("leads", leadSnapshot, back),
  {
    sql: "UPDATE leads SET company_id = ?, version = version + 1 WHERE id IN (SELECT value FROM json_each(?))",
    params: [removedId, jsonList(moved)],
  },
  {
    sql: `UPDATE leads SET ${leadSnapshot
      .split(" ")
      .filter((column) => !["id", "assignment_id", "version"].includes(column))
      .map((column) => `${column} = m.value ->> '${column}'`)
      .join(", ")}, version = version + 1 FROM json_each(?) m WHERE leads.id = m.value ->> 'id'`,
    params: [jsonList(whole)],
  },
];

const sitesPlan = (
  snapshot: Snapshot,
  present: Present,
  current: KnownCompany,
  report: MergeUndoReport,
): PlannedSite[] => {
  const was = [...partsOf(snapshot, "site")] as [string, Data][];
  const planned = was.flatMap(([id, data]): PlannedSite[] => {
    const before = siteOf(data);
    const twin = was.find(([other, each]) => other !== id && each.key === data.key);
    const now = current.sites.find((site) => site.id === id);
    const left = now && unmergeFields(now.fields, before, twin === undefined ? {} : siteOf(twin[1]));
    for (const { field, reason } of left?.kept ?? []) report.kept.push({ what: "site", field, reason });
    const owner = data.company_id as string;
    if (now === undefined && present.sites.has(id)) return [];
    const changed = now === undefined || owner !== snapshot.entry.kept_id || (left?.restored.length ?? 0) > 0;
    return [
      {
        id,
        companyId: owner,
        isNew: now === undefined,
        changed,
        key: now?.key ?? (data.key as string),
        houseNumber: now?.houseNumber ?? (data.house_number as string),
        addition: now?.addition ?? (data.addition as string),
        postcode: now?.postcode ?? (data.postcode as string),
        fields: left?.fields ?? before,
      },
    ];
  });
  // Sites of the other record leave first: two sites of one company can't carry one key.
  const mine = (site: PlannedSite) => Number(site.companyId === snapshot.entry.kept_id);
  return planned.sort((a, b) => mine(a) - mine(b));
};

const linkStatements = (
  snapshot: Snapshot,
  present: Present,
  ready: ReadonlySet<string>,
  report: MergeUndoReport,
): Statement[] => {
  const { kept_id, removed_id } = snapshot.entry;
  const rows: [string, string, string | null][] = [];
  for (const [id, was] of partsOf(snapshot, "row")) {
    if (was.company_id !== removed_id) continue;
    const now = present.rows.get(id);
    if (now === undefined) continue;
    if (now.company_id === kept_id && ready.has(was.lead_id as string))
      rows.push([id, was.lead_id as string, was.site_id as string | null]);
    else report.kept.push({ what: "row", field: null, reason: "moved" });
  }
  report.restored.rows += rows.length;
  const led = (kind: string) =>
    [...partsOf(snapshot, kind)]
      .filter(([, was]) => ready.has(was.lead_id as string))
      .map(([id, was]) => [id, was.lead_id]);
  const contacts = [...partsOf(snapshot, "contact")]
    .filter(([, was]) => was.company_id === removed_id)
    .map(([id]) => id);
  const ownSites = [...partsOf(snapshot, "row")]
    .filter(([, was]) => was.company_id === kept_id)
    .map(([id, was]) => [id, was.site_id]);
  report.restored.contacts += contacts.length;
  return [
    {
      sql: `UPDATE assignment_rows SET company_id = ?, lead_id = m.value ->> 1,
          site_id = (SELECT s.id FROM company_sites s WHERE s.id = m.value ->> 2), version = version + 1
        FROM json_each(?) m WHERE assignment_rows.id = m.value ->> 0`,
      params: [removed_id, jsonList(rows)],
    },
    // For an undo of the upload that changed such a row before, this is no change by anybody.
    {
      sql: "UPDATE upload_changes SET version = version + 1 WHERE kind = 'row' AND record_id IN (SELECT value ->> 0 FROM json_each(?))",
      params: [jsonList(rows)],
    },
    ...(["calls", "call_notes"] as const).map((table) => ({
      sql: `UPDATE ${table} SET lead_id = m.value ->> 1 FROM json_each(?) m WHERE ${table}.id = m.value ->> 0`,
      params: [jsonList(led(table === "calls" ? "call" : "note"))],
    })),
    {
      sql: "UPDATE contacts SET company_id = ?, version = version + 1 WHERE company_id = ? AND id IN (SELECT value FROM json_each(?))",
      params: [removed_id, kept_id, jsonList(contacts)],
    },
    // Rows of the record that stays keep to its own sites: those they had, else the one with the same key.
    {
      sql: `UPDATE assignment_rows SET site_id = m.value ->> 1 FROM json_each(?) m
        WHERE assignment_rows.id = m.value ->> 0 AND assignment_rows.company_id = ?
          AND site_id IN (SELECT id FROM company_sites WHERE company_id = ?)
          AND m.value ->> 1 IN (SELECT id FROM company_sites WHERE company_id = ?)`,
      params: [jsonList(ownSites), kept_id, removed_id, kept_id],
    },
    {
      sql: `UPDATE assignment_rows SET site_id = (SELECT k.id FROM company_sites s JOIN company_sites k ON k.key = s.key AND k.company_id = ?1
          WHERE s.id = assignment_rows.site_id)
        WHERE company_id = ?1 AND site_id IN (SELECT id FROM company_sites WHERE company_id = ?2)`,
      params: [kept_id, removed_id],
    },
  ];
};

const keyStatements = (snapshot: Snapshot): Statement[] => {
  const { kept_id, removed_id } = snapshot.entry;
  const keys = (id: string) =>
    [...partsOf(snapshot, "key").values()].filter((part) => part.company_id === id).map((part) => part.key as string);
  const own = new Set(keys(kept_id));
  const never = [...partsOf(snapshot, "never").values()];
  const other = never.filter((part) => part.company_id === removed_id);
  const listed = new Set(
    never.filter((part) => part.company_id === kept_id).map((part) => `${part.client_id} ${part.upload_id}`),
  );
  const borrowed = other
    .filter((part) => !listed.has(`${part.client_id} ${part.upload_id}`))
    .map((part) => [part.client_id, part.upload_id]);
  return [
    {
      sql: "DELETE FROM company_keys WHERE company_id = ? AND key IN (SELECT value FROM json_each(?))",
      params: [kept_id, jsonList([`i:${removed_id}`, ...keys(removed_id).filter((key) => !own.has(key))])],
    },
    ...insertStatement(
      "company_keys",
      "key company_id",
      keys(removed_id).map((key) => ({ key, company_id: removed_id })),
    ),
    {
      sql: `DELETE FROM never_calls WHERE company_id = ? AND (client_id, upload_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
      params: [kept_id, jsonList(borrowed)],
    },
    // Only lists that still exist.
    {
      sql: `INSERT OR IGNORE INTO never_calls (client_id, company_id, upload_id) SELECT value ->> 'client_id', ?, u.id
        FROM json_each(?) JOIN uploads u ON u.id = value ->> 'upload_id'`,
      params: [removed_id, jsonList(other)],
    },
  ];
};

/** Both companies and their leads as they were (P4.1-2). Errors: 409 `merges.merged_again`, `merges.nothing_left`. */
export const undoCompanyStatements = (snapshot: Snapshot, present: Present, report: MergeUndoReport): Statement[] => {
  const { kept_id, removed_id } = snapshot.entry;
  const was = partsOf(snapshot, "company") as Map<string, Data>;
  const [keptWas, removedWas] = [was.get(kept_id), was.get(removed_id)];
  const [companies = [], sites = [], keys = []] = present.companies;
  const known = toKnownCompanies([companies, sites, keys].map((rows) => ({ rows, changes: 0 })));
  const current = known.find(({ id }) => id === kept_id);
  if (current === undefined) throw problem("merges.merged_again");
  const rows = [...partsOf(snapshot, "row")];
  const deleted = (owner: string) => {
    const own = rows.filter(([, row]) => row.company_id === owner);
    return own.length > 0 && !own.some(([id]) => present.rows.has(id));
  };
  // What its owners deleted since does not come back (P3-11).
  if (!keptWas || !removedWas || deleted(kept_id) || deleted(removed_id)) throw problem("merges.nothing_left");
  const left = unmergeFields(current.fields, fieldsOf(keptWas), fieldsOf(removedWas));
  for (const { field, reason } of left.kept) report.kept.push({ what: "value", field, reason });
  report.restored.values += left.restored.length;
  const planned = { id: kept_id, isNew: false, changed: left.restored.length > 0, fields: left.fields };
  const leads = leadsPlan(snapshot, present, report);
  const both = jsonList([kept_id, removed_id]);
  return [
    mustHold("merge", "NOT EXISTS (SELECT 1 FROM companies WHERE id = ?)", [removed_id]),
    ...insertStatement("companies", companySnapshot, [removedWas]),
    ...companyStatements([planned]),
    ...siteStatements(sitesPlan(snapshot, present, current, report)),
    ...keyStatements(snapshot),
    ...leadStatements(leads, removed_id),
    ...linkStatements(snapshot, present, leads.ready, report),
    ...formChangeStatements(formChanges([planned], () => current.fields)),
    releaseNeverCallsStatement(both),
    holdNeverCallsStatement(both),
  ];
};

import type { MergeUndoReport } from "#contract/reviews.ts";
import type { CompanyField } from "#worker/matching/types.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { companyStatements, siteStatements } from "./companies.repository.ts";
import { companyColumns, companyFields, unpackFields } from "./companies.rules.ts";
import { insertBackStatement } from "./insert-back.ts";
import { toKnownCompanies } from "./known.repository.ts";
import { formChangeStatements, formChanges } from "./legal-form.ts";
import { companySnapshot } from "./merge-snapshot.repository.ts";
import { holdNeverCallsStatement, releaseNeverCallsStatement } from "./never-calls.repository.ts";
import { leadStatements, leadsPlan } from "./undo-leads.ts";
import { keyStatements, linkStatements } from "./undo-links.ts";
import { type Present, partsOf, type Snapshot } from "./undo-merge.repository.ts";
import { sitesPlan } from "./undo-sites.ts";
import { unmergeFields } from "./unmerge-fields.rules.ts";

type Data = Record<string, string | null>;

const fieldsOf = (data: Data) =>
  unpackFields(companyFields, (field: CompanyField) => data[companyColumns[field]] ?? null, data.clocks as string);

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
    ...insertBackStatement("companies", companySnapshot, [removedWas]),
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

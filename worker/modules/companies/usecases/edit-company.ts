import type { Deps } from "#worker/deps.ts";
import type { CompanyField, Dated, Value } from "#worker/matching/types.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { addDays } from "#worker/retention/index.ts";
import {
  companyUpsertStatements,
  formerCompanyStatements,
  registryVersionStatements,
} from "../companies.repository.ts";
import { loadKnownCompanies } from "../known.repository.ts";
import { formChangeStatements, formChanges } from "../legal-form.ts";

export interface CompanyEdit {
  /** The fields that were edited; null takes the value away. */
  fields: Partial<Record<CompanyField, Value | null>>;
  /** Keys of the company as it is now described. */
  keys: string[];
  /** Local date of the edit. */
  enteredOn: string;
  sourceId: string;
}

/**
 * A value that an edit replaced, as it stands among the superseded ones: unverified and entered before the edit, so that
 * an old file that brings it again never wins from what somebody changed since.
 */
const replacedBy = (dated: Dated, editedOn: string): Dated => {
  const [enteredOn = editedOn] = [dated.enteredOn, addDays(editedOn, -1)].sort();
  return { ...dated, enteredOn, verifiedOn: null };
};

/**
 * Statements for somebody's deliberate edit of general data (P3-10): the new value is current at once, with a new
 * unverified anchor, whatever stood there. Compose in one batch; 404 when the company is gone.
 */
export const editCompanyStatements = async (deps: Deps, companyId: string, edit: CompanyEdit): Promise<Statement[]> => {
  const [company] = await loadKnownCompanies(deps.db, [companyId]);
  if (company === undefined) throw problem("access.not_found");
  const fields = { ...company.fields };
  const replaced: { field: CompanyField; dated: Dated }[] = [];
  for (const [field, value] of Object.entries(edit.fields) as [CompanyField, Value | null][]) {
    const before = company.fields[field];
    if (before !== undefined && before.norm !== value?.norm)
      replaced.push({ field, dated: replacedBy(before, edit.enteredOn) });
    if (value === null) delete fields[field];
    else fields[field] = { ...value, enteredOn: edit.enteredOn, verifiedOn: null, source: edit.sourceId };
  }
  const planned = { id: companyId, isNew: false, changed: true, fields };
  const had = new Set(company.keys);
  return [
    ...registryVersionStatements(),
    ...companyUpsertStatements({
      companies: [planned],
      sites: [],
      companyKeys: edit.keys.filter((key) => !had.has(key)).map((key) => ({ companyId, key })),
    }),
    ...formerCompanyStatements(company, replaced),
    ...formChangeStatements(formChanges([planned], () => company.fields)),
  ];
};

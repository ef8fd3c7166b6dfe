import type { UndoItem } from "#contract/upload-undo.ts";
import type { Deps } from "#worker/deps.ts";
import type { CompanyField, Dated, Former, KnownCompany, PlannedCompany } from "#worker/matching/types.ts";
import { companyOfRow, loadKnownCompanies } from "#worker/modules/companies/index.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import type { UndoSubject } from "./classify.repository.ts";

type Written = Record<string, [norm: string, enteredOn: string, verifiedOn: string | null]>;
interface Change {
  record_id: string;
  before: string;
}
export interface CompanyUndo {
  planned: PlannedCompany[];
  before: Map<string, KnownCompany["fields"]>;
  /** Superseded values without the upload's own and without those that are current again. */
  former: { id: string; former: Former<string> }[];
  items: (UndoItem & { companyId: string })[];
  ids: string[];
}

const unchanged = (now: Dated | undefined, was: Written[string]) =>
  now !== undefined && now.norm === was[0] && now.enteredOn === was[1] && now.verifiedOn === was[2];

const withoutUpload = ({ former }: KnownCompany, fields: KnownCompany["fields"], sourceId: string): Former<string> =>
  Object.fromEntries(
    (Object.entries(former ?? {}) as [CompanyField, Dated[]][])
      .map(([field, list]) => [
        field,
        list.filter(({ norm, source }) => source !== sourceId && norm !== fields[field]?.norm),
      ])
      .filter(([, list]) => (list as Dated[]).length > 0),
  );

/** What becomes of the general values an upload changed, a page of companies at a time. An engine read. */
export const companyUndo = async (
  deps: Deps,
  upload: UndoSubject,
  after: string,
  limit: number,
): Promise<CompanyUndo> => {
  const changes = await deps.db.all<Change>({
    sql: `SELECT record_id, before FROM upload_changes WHERE upload_id = ? AND kind = 'company' AND record_id > ?
      ORDER BY record_id LIMIT ?`,
    params: [upload.id, after, limit],
  });
  const ids = changes.map(({ record_id }) => record_id);
  const known = new Map((await loadKnownCompanies(deps.db, ids)).map((company) => [company.id, company]));
  const undo: CompanyUndo = { planned: [], before: new Map(), former: [], items: [], ids };
  for (const { record_id: id, before } of changes) {
    const company = known.get(id);
    if (company === undefined) continue;
    const was = JSON.parse(before) as Record<string, string | null> & { written?: Written };
    const old = companyOfRow(was);
    const fields = { ...company.fields };
    for (const [field, written] of Object.entries(was.written ?? {}) as [CompanyField, Written[string]][]) {
      const now = company.fields[field];
      const item = { what: "value" as const, ordinal: null, field, companyId: id };
      if (upload.tooLate) undo.items.push({ ...item, reason: "too_late" });
      else if (unchanged(now, written)) {
        const value = old[field];
        if (value !== undefined) fields[field] = value;
        else if (field !== "name") delete fields[field];
        undo.items.push({ ...item, reason: null });
      } else
        undo.items.push({ ...item, reason: (now?.verifiedOn ?? "") > (written[2] ?? "") ? "verified" : "changed" });
    }
    undo.before.set(id, company.fields);
    undo.planned.push({ id, isNew: false, changed: true, fields });
    undo.former.push({ id, former: withoutUpload(company, fields, upload.sourceId) });
  }
  return undo;
};

/** Only companies of which this client holds rows beside those of the upload are its own to hear about (P1-5). */
export const ownCompanies = async (deps: Deps, upload: UndoSubject, ids: readonly string[]) =>
  new Set(
    (
      await deps.db.all<{ id: string }>({
        sql: `SELECT DISTINCT r.company_id AS id FROM json_each(?) j CROSS JOIN assignment_rows r ON r.company_id = j.value
          CROSS JOIN assignments a ON a.id = r.assignment_id WHERE a.client_id = ? AND r.upload_id IS NOT ?`,
        params: [jsonList(ids), upload.clientId, upload.id],
      })
    ).map(({ id }) => id),
  );

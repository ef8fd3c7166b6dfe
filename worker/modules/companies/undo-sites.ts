import type { MergeUndoReport } from "#contract/reviews.ts";
import type { KnownCompany, PlannedSite, SiteField } from "#worker/matching/types.ts";
import { siteFields, unpackFields } from "./companies.rules.ts";
import { type Present, partsOf, type Snapshot } from "./undo-merge.repository.ts";
import { unmergeFields } from "./unmerge-fields.rules.ts";

type Data = Record<string, string | null>;
const siteOf = (data: Data) =>
  unpackFields(siteFields, (field: SiteField) => data[field] ?? null, data.clocks as string);

/** The sites of both records as they were; what changed since stays and is told. */
export const sitesPlan = (
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

import { mergeFields } from "#worker/matching/merge-fields.ts";
import { sameDated } from "#worker/matching/survivorship.ts";
import type { Dated } from "#worker/matching/types.ts";

type Fields<F extends string> = Partial<Record<F, Dated>>;

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

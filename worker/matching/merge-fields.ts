import { sameDated, surviveAll } from "./survivorship.ts";
import type { Dated, Former, Stamp, Value } from "./types.ts";

type Fields<F extends string> = Partial<Record<F, Dated>>;

export interface MergedFields<F extends string> {
  fields: Fields<F>;
  /** Fields whose current value is new or differs in anything a person or a clock would notice. */
  changed: F[];
  /** Changed fields of which the value itself was filled in or replaced. */
  corrected: F[];
  /** Losing values that were not known as losing before. */
  former: { field: F; dated: Dated }[];
}

/** A row's values with the chunk's date and source: never verified. */
export function stamped<F extends string>(values: Partial<Record<F, Value>>, stamp: Stamp): Fields<F> {
  const fields: Fields<F> = {};
  for (const [field, { value, norm }] of Object.entries(values) as [F, Value][])
    fields[field] = { value, norm, enteredOn: stamp.enteredOn, verifiedOn: null, source: stamp.source };
  return fields;
}

/**
 * One record out of many. `before` is the record that stays (undefined for a new one), `all` every set of values that flows in,
 * `formers` every set of superseded values that belongs to them.
 */
export function mergeFields<F extends string>(
  before: { fields: Fields<F>; former?: Former<F> } | undefined,
  all: Fields<F>[],
  formers: (Former<F> | undefined)[],
): MergedFields<F> {
  const merged: MergedFields<F> = { fields: {}, changed: [], corrected: [], former: [] };
  const lists = new Map<F, Dated[]>();
  const add = (field: F, dated: Dated) => {
    const list = lists.get(field);
    if (list) list.push(dated);
    else lists.set(field, [dated]);
  };
  for (const fields of all) for (const field in fields) add(field, fields[field] as Dated);
  // A former value lends its first anchor to one that returns; where the value was deleted or purged it brings nothing back.
  for (const former of formers)
    for (const field in former) if (lists.has(field)) for (const dated of former[field] ?? []) add(field, dated);
  for (const [field, list] of lists) {
    const { current, former } = surviveAll(list);
    const old = before?.fields[field];
    const kept = sameDated(old, current) ? (old as Dated) : current;
    merged.fields[field] = kept;
    if (kept !== old) merged.changed.push(field);
    if (old?.norm !== current.norm) merged.corrected.push(field);
    const known = before?.former?.[field] ?? [];
    for (const dated of former) if (!known.some((item) => sameDated(item, dated))) merged.former.push({ field, dated });
  }
  return merged;
}

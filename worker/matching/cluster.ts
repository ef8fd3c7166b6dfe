import type { KnownCompany, NormalisedRow } from "./types.ts";

/** One company as this chunk sees it: the known records and the rows that are one. */
export interface Cluster {
  id: string;
  isNew: boolean;
  known: KnownCompany[];
  rows: NormalisedRow[];
}

export function groupBy<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

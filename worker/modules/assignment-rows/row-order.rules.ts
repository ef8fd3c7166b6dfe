import type { RowSort } from "#contract/rows.ts";

/** The keys by which an order's pages go on; the last one makes them unique. */
export type OrderKey = (string | number)[];

/** How an order walks its index: columns of `assignment_rows r` or `leads l`, all ascending. */
export interface Order {
  from: string;
  keys: readonly string[];
}

export const orders: Record<RowSort, Order> = {
  file: { from: "assignment_rows r WHERE r.assignment_id = ?", keys: ["r.ordinal"] },
  company: { from: "assignment_rows r WHERE r.assignment_id = ?", keys: ["r.name_sort", "r.ordinal"] },
  // CROSS JOIN keeps the order of the index: leads by outcome, then the few rows of each lead.
  outcome: {
    from: "leads l CROSS JOIN assignment_rows r ON r.lead_id = l.id WHERE l.assignment_id = ?",
    keys: ["l.outcome_key", "l.state", "l.id", "r.id"],
  },
};

/** The key just before the place that is jumped to; null for a place that is none. */
export const jumpKey = (sort: RowSort, from: string, fold: (text: string) => string): OrderKey | null => {
  if (sort === "file") return /^\d{1,9}$/.test(from) ? [Number(from) - 1] : null;
  return sort === "company" ? [fold(from), 0] : [from, "", "", ""];
};

/** A cursor of this order, or null: a cursor of another order starts the list anew. */
export const keyOf = (sort: RowSort, decoded: OrderKey | null): OrderKey | null =>
  decoded !== null && decoded.length === orders[sort].keys.length ? decoded : null;

import type { RowFilter, RowSort } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { type OrderKey, orders } from "./row-order.rules.ts";

/** Rows looked at for one filtered page: a rare match costs more pages, never a walk of the whole database. */
const scanRows = 4_000;

export interface OrderedIds {
  ids: string[];
  /** Keys of the first and the last row shown. */
  first: OrderKey | null;
  last: OrderKey | null;
  /** Where the next page goes on in the walked direction; null at the end. */
  onward: OrderKey | null;
}

/** Anchors (local dates) of the personal values that a check asks for. */
export interface Anchors {
  after: string;
  until: string;
}

const likeText = (column: string) => `instr(lower(coalesce(${column}, '')), ?1) > 0`;
const general = ["c.name", "c.kvk", "c.phone", "c.website", "c.sector", "c.legal_form"].map(likeText).join(" OR ");

// Own columns of the company's class; what could not be read in a person's column stands among them and is left out.
const ownText = `EXISTS (SELECT 1 FROM assignment_rows o CROSS JOIN json_each(o.own_cells) k
  CROSS JOIN assignment_columns n ON n.id = k.key AND n.target IS NULL AND n.own_class = 'company'
  WHERE o.id = w.id AND instr(lower(k.value), ?1) > 0)`;

// ?1 the text as typed, ?2 the text as names are folded, ?3 state, ?4 outcome, ?5 what to check (anchors after ?6 up to
// and with ?7); null = no filter.
const matches = `(?1 IS NULL OR ${general} OR instr(c.name_sort, ?2) > 0 OR EXISTS (SELECT 1 FROM company_sites s
    WHERE s.company_id = c.id AND (${likeText("s.city")} OR ${likeText("s.postcode")})) OR ${ownText})
  AND (?3 IS NULL OR d.state = ?3) AND (?4 IS NULL OR d.outcome_key = ?4)
  AND CASE ?5 WHEN 'form' THEN c.legal_form IS NULL WHEN 'person' THEN EXISTS (SELECT 1 FROM assignment_rows o
    JOIN contact_values v ON v.contact_id = o.contact_id WHERE o.id = w.id AND v.anchor_on > ?6 AND v.anchor_on <= ?7) ELSE 1 END`;

/** The walk of an order from a key on, forwards or back, over its index alone. Exported for the query plan's test. */
export const walkStatement = (
  assignmentId: string,
  walk: { sort: RowSort; key: OrderKey | null; back: boolean; limit: number },
): Statement => {
  const { from, keys } = orders[walk.sort];
  const direction = walk.back ? " DESC" : "";
  const beyond =
    walk.key === null ? "" : `AND (${keys.join(", ")}) ${walk.back ? "<" : ">"} (${keys.map(() => "?").join(", ")})`;
  return {
    sql: `SELECT r.id, r.company_id, r.lead_id, ${keys.map((key, i) => `${key} AS k${i}`).join(", ")}
      FROM ${from} ${beyond} ORDER BY ${keys.map((key) => key + direction).join(", ")} LIMIT ?`,
    params: [assignmentId, ...(walk.key ?? []), walk.limit],
  };
};

const isFilter = (filter: RowFilter) => Object.values(filter).some((wanted) => wanted !== undefined);

type Found = { id: string } & Record<`k${number}`, string | number>;

/** The ids of one page: nothing of a row is read but its place. */
export const findOrderedIds = async (
  deps: Deps,
  grant: Grant<"row.list">,
  page: {
    sort: RowSort;
    filter: RowFilter;
    folded: string;
    anchors: Anchors;
    key: OrderKey | null;
    back: boolean;
    limit: number;
  },
): Promise<OrderedIds> => {
  const { sort, filter, key, back, limit } = page;
  const assignmentId = grant.facts.assignmentId ?? "";
  const count = orders[sort].keys.length;
  const toKey = (row: Found): OrderKey => Array.from({ length: count }, (_, i) => row[`k${i}`] ?? "");
  const filtered = isFilter(filter);
  const walk = walkStatement(assignmentId, { sort, key, back, limit: filtered ? scanRows : limit + 1 });
  const rows = await deps.db.all<Found>(filtered ? filteredStatement(walk, page) : walk);
  const shown = rows.slice(0, limit);
  const onward = await (async (): Promise<OrderKey | null> => {
    const last = shown.at(-1);
    if (rows.length > limit && last !== undefined) return toKey(last);
    if (!filtered) return null;
    // Fewer than a page matched: the next one goes on behind the last row that was looked at.
    const [end] = await deps.db.all<Found>({
      sql: `SELECT * FROM (${walk.sql}) LIMIT 1 OFFSET ?`,
      params: [...walk.params, scanRows - 1],
    });
    return end === undefined ? null : toKey(end);
  })();
  if (back) shown.reverse();
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    ids: shown.map(({ id }) => id),
    first: first === undefined ? null : toKey(first),
    last: last === undefined ? null : toKey(last),
    onward,
  };
};

const filteredStatement = (
  walk: Statement,
  {
    sort,
    filter,
    folded,
    anchors,
    back,
    limit,
  }: { sort: RowSort; filter: RowFilter; folded: string; anchors: Anchors; back: boolean; limit: number },
): Statement => {
  const order = orders[sort].keys.map((_, i) => `w.k${i}${back ? " DESC" : ""}`).join(", ");
  // Numbered parameters of the filter come first, so the walk's own stand behind them.
  let at = 7;
  const walked = walk.sql.replace(/\?/g, () => {
    at += 1;
    return `?${at}`;
  });
  return {
    sql: `SELECT w.* FROM (${walked}) w JOIN companies c ON c.id = w.company_id JOIN leads d ON d.id = w.lead_id
      WHERE ${matches} ORDER BY ${order} LIMIT ${limit + 1}`,
    params: [
      filter.text?.toLowerCase() ?? null,
      folded === "" ? null : folded,
      filter.state ?? null,
      filter.outcome ?? null,
      filter.check === undefined ? null : filter.check === "form" ? "form" : "person",
      anchors.after,
      anchors.until,
      ...walk.params,
    ],
  };
};

import type { RowPage, RowPageInput } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { sortName } from "#worker/modules/companies/index.ts";
import { forecastEnd } from "#worker/modules/worklist/index.ts";
import { decodeCursor, encodeCursor } from "#worker/platform/db/paging.ts";
import { cutoffsAt, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { findOrderedIds } from "../row-order.repository.ts";
import { jumpKey, keyOf, type OrderKey } from "../row-order.rules.ts";
import { readRows, rowsById } from "../row-page.repository.ts";
import { toDatabaseRow } from "./list-rows.ts";

// A cursor is made of letters of one byte; a sort key need not be.
const toCursor = (key: OrderKey | null) =>
  key === null ? null : encodeCursor(key.map((part) => (typeof part === "string" ? encodeURIComponent(part) : part)));
const fromCursor = (cursor: string): OrderKey | null =>
  decodeCursor(cursor)?.map((part) => (typeof part === "string" ? decodeURIComponent(part) : part)) ?? null;

const startOf = ({ sort, after, before, from }: RowPageInput): OrderKey | null => {
  const cursor = after ?? before;
  if (cursor !== undefined) return keyOf(sort, fromCursor(cursor));
  return from === undefined || from === "" ? null : jumpKey(sort, from, sortName);
};

/** One page of the database in the order and with the filters asked for; each row shown is a line in the log (P3-7). */
export const pageRows = async ({
  deps,
  grant,
  input,
}: {
  deps: Deps;
  grant: Grant<"row.list">;
  input: RowPageInput;
}): Promise<RowPage> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const cutoffs = cutoffsAt(deps.clock.now());
  const key = startOf(input);
  const back = input.before !== undefined && key !== null;
  const { sort, filter, limit } = input;
  const soon = purgeCutoff(forecastEnd(deps.clock.now()), SCHEDULE.contactValue);
  const page = await findOrderedIds(deps, grant, {
    sort,
    filter,
    folded: sortName(filter.text ?? ""),
    anchors: { after: cutoffs.purge, until: filter.check === "purge" ? soon : cutoffs.review },
    key,
    back,
    limit,
  });
  const atTop = key === null && Object.keys(filter).length === 0;
  const counting = "SELECT COUNT(*) AS total FROM assignment_rows WHERE assignment_id = ?";
  const { columns, rows, more } = await readRows(deps, grant, {
    selection: rowsById(assignmentId, page.ids),
    assignmentId,
    purgeCutoff: cutoffs.purge,
    // Also a page without rows leaves its trace.
    disclosure: page.ids.length === 0 ? { kind: "page", id: assignmentId, count: 0 } : "records",
    more: atTop ? [deps.db.statement(counting, [assignmentId])] : [],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const [counted] = (more[0] ?? []) as { total: number }[];
  return {
    columns,
    rows: page.ids.flatMap((id) => {
      const row = byId.get(id);
      return row === undefined ? [] : [toDatabaseRow(row, columns, cutoffs)];
    }),
    previous: back ? toCursor(page.onward) : key === null ? null : toCursor(page.first ?? key),
    next: back ? toCursor(page.last ?? key) : toCursor(page.onward),
    total: counted?.total ?? null,
  };
};

import type { DatabaseColumn, DatabasePage, DatabaseRow } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { decodeCursor, encodeCursor } from "#worker/platform/db/paging.ts";
import { type Cutoffs, cutoffsAt, purgeFrom, SCHEDULE } from "#worker/retention/index.ts";
import { outcomeWord } from "../../outcomes/index.ts";
import { cellOf, type JoinedRow, layoutOf } from "../row-cells.rules.ts";
import { pageSelection, readRows } from "../row-page.repository.ts";

/** A joined row as the client or supervisor sees it, cells in the client's column order. */
export const toDatabaseRow = (row: JoinedRow, columns: DatabaseColumn[], cutoffs: Cutoffs): DatabaseRow => {
  const layout = layoutOf(columns);
  return {
    id: row.id,
    ordinal: row.ordinal,
    version: row.version,
    leadId: row.leadId,
    leadState: row.leadState,
    heldReason: row.heldReason,
    uploadId: row.uploadId,
    priority: row.priority,
    lastOutcome: outcomeWord(row.lastOutcome, row.lastOutcomeLabel),
    cells: columns.map((column) => {
      const { text, state, anchorOn } = cellOf(column, row, layout, cutoffs);
      return {
        text,
        state,
        until:
          state === "review" && anchorOn !== null ? purgeFrom(anchorOn, SCHEDULE.contactValue).toISOString() : null,
      };
    }),
  };
};

export interface ListRowsInput {
  deps: Deps;
  grant: Grant<"row.list">;
  input: { after?: string | undefined; limit?: number | undefined };
}

/** One page of the database in file order; each row shown is a line in the log (P3-5, P3-7). */
export const listRows = async ({ deps, grant, input }: ListRowsInput): Promise<DatabasePage> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const limit = input.limit ?? 100;
  const after = Number(decodeCursor(input.after)?.[0] ?? 0);
  const cutoffs = cutoffsAt(deps.clock.now());
  const counting =
    input.after === undefined
      ? [deps.db.statement("SELECT COUNT(*) AS total FROM assignment_rows WHERE assignment_id = ?", [assignmentId])]
      : [];
  const selection = pageSelection(assignmentId, after, limit);
  const { columns, rows, more } = await readRows(deps, grant, {
    selection,
    assignmentId,
    purgeCutoff: cutoffs.purge,
    disclosure: "records",
    more: counting,
  });
  const last = rows.at(-1);
  const [counted] = more[0] ?? [];
  return {
    columns,
    rows: rows.map((row) => toDatabaseRow(row, columns, cutoffs)),
    next: last !== undefined && rows.length === limit ? encodeCursor([last.ordinal]) : null,
    total: counted === undefined ? null : (counted as { total: number }).total,
  };
};

import type { DatabaseColumn, DatabaseRow } from "#contract/rows.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { type Cutoffs, cutoffsAt } from "#worker/retention/index.ts";
import type { JoinedRow } from "../row-cells.rules.ts";
import { oneRow, readRows } from "../row-page.repository.ts";
import { toDatabaseRow } from "./list-rows.ts";

export interface RowInHand {
  row: JoinedRow;
  columns: DatabaseColumn[];
  cutoffs: Cutoffs;
}

/**
 * Reads one row, writes what `change` makes of it in one batch with its log line, and answers the row as it is then.
 * Errors: 404 when it is not there, 409 `rows.version_conflict` when the version that was seen is no longer.
 */
export const changeRow = async (
  deps: Deps,
  grant: Grant<"row.update"> | Grant<"row.verify">,
  rowId: string,
  change: (found: RowInHand) => Promise<Statement[]>,
): Promise<DatabaseRow> => {
  const cutoffs = cutoffsAt(deps.clock.now());
  const read = async () => {
    const { columns, rows } = await readRows(deps, grant, {
      selection: oneRow(rowId),
      assignmentId: grant.facts.assignmentId ?? "",
      purgeCutoff: cutoffs.purge,
      disclosure: "records",
    });
    const [row] = rows;
    if (row === undefined) throw problem("access.not_found");
    return { row, columns, cutoffs };
  };
  const found = await read();
  try {
    await loggedWrite(deps, grant, { kind: "row", id: rowId }, await change(found));
  } catch (error) {
    throw isGuardFailure(error) ? problem("rows.version_conflict") : error;
  }
  return toDatabaseRow((await read()).row, found.columns, cutoffs);
};

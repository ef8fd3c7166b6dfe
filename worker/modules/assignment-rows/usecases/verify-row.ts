import type * as v from "valibot";
import type { DatabaseRow, verifyRowInput } from "#contract/rows.ts";
import { type Grant, loggedWrite } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { cutoffsAt, localDate } from "#worker/retention/index.ts";
import { oneRow, readRows } from "../row-page.repository.ts";
import { findSiteOfRow, verifyStatements } from "../verify-row.repository.ts";
import { toDatabaseRow } from "./list-rows.ts";

/**
 * A supervisor checked values with somebody who knows: *klopt*. The version that was seen must still be there (409
 * `rows.version_conflict`); a value past its purge instant does not come back.
 */
export const verifyRow = async ({
  deps,
  grant,
  rowId,
  input,
}: {
  deps: Deps;
  grant: Grant<"row.verify">;
  rowId: string;
  input: v.InferOutput<typeof verifyRowInput>;
}): Promise<DatabaseRow> => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const now = deps.clock.now();
  const cutoffs = cutoffsAt(now);
  const read = () =>
    readRows(deps, grant, {
      selection: oneRow(rowId),
      assignmentId,
      purgeCutoff: cutoffs.purge,
      disclosure: "records",
    });
  const { columns, rows } = await read();
  const [row] = rows;
  if (row === undefined) throw problem("access.not_found");
  const chosen = columns.filter(({ id }) => input.columns.includes(id));
  // An own company column has no clock, so there is nothing to confirm.
  const confirmable = chosen.filter(({ target, ownClass }) => target !== null || ownClass === "personal");
  if (confirmable.length !== new Set(input.columns).size) throw problem("request.invalid");
  const statements = verifyStatements(deps, {
    row,
    siteId: await findSiteOfRow(deps, rowId),
    columns: chosen,
    version: input.version,
    todayOn: localDate(now),
    cutoff: cutoffs.purge,
  });
  try {
    await loggedWrite(deps, grant, { kind: "row", id: rowId }, statements);
  } catch (error) {
    throw isGuardFailure(error) ? problem("rows.version_conflict") : error;
  }
  const [verified] = (await read()).rows;
  if (verified === undefined) throw problem("access.not_found");
  return toDatabaseRow(verified, columns, cutoffs);
};

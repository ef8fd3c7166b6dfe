import type * as v from "valibot";
import type { DatabaseRow, verifyRowInput } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate } from "#worker/retention/index.ts";
import { findSiteOfRow, verifyStatements } from "../verify-row.repository.ts";
import { changeRow } from "./change-row.ts";

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
}): Promise<DatabaseRow> =>
  changeRow(deps, grant, rowId, async ({ row, columns, cutoffs }) => {
    const chosen = columns.filter(({ id }) => input.columns.includes(id));
    // An own company column has no clock, so there is nothing to confirm.
    const confirmable = chosen.filter(({ target, ownClass }) => target !== null || ownClass === "personal");
    if (confirmable.length !== new Set(input.columns).size) throw problem("request.invalid");
    return verifyStatements(deps, {
      row,
      siteId: await findSiteOfRow(deps, rowId),
      columns: chosen,
      version: input.version,
      todayOn: localDate(deps.clock.now()),
      cutoff: cutoffs.purge,
    });
  });

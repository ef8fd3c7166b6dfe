import type * as v from "valibot";
import type { DatabasePage, rowLookupInput } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { normaliseContactValue } from "#worker/modules/contacts/index.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { cutoffsAt } from "#worker/retention/index.ts";
import { findRowsOfPerson } from "../lookup.repository.ts";
import { readRows, rowsById } from "../row-page.repository.ts";
import { toDatabaseRow } from "./list-rows.ts";

/**
 * Looks one person up by the whole name or address, inside this assignment only. What was asked is nowhere kept; that
 * it was asked is logged, also when nobody is found. Error: 400 for a text that is no name or address.
 */
export const lookupRows = async ({
  deps,
  grant,
  input,
}: {
  deps: Deps;
  grant: Grant<"row.lookup">;
  input: v.InferOutput<typeof rowLookupInput>;
}): Promise<Pick<DatabasePage, "columns" | "rows">> => {
  const [field, text] = "name" in input ? (["name", input.name] as const) : (["email", input.email] as const);
  const normal = normaliseContactValue(field, text);
  if (normal === null) throw problem("request.invalid", [{ pointer: `/${field}`, code: field }]);
  const assignmentId = grant.facts.assignmentId ?? "";
  const cutoffs = cutoffsAt(deps.clock.now());
  const ids = await findRowsOfPerson(deps, grant, { field, norm: normal.norm, purgeCutoff: cutoffs.purge });
  const { columns, rows } = await readRows(deps, grant, {
    selection: rowsById(assignmentId, ids),
    assignmentId,
    purgeCutoff: cutoffs.purge,
    disclosure: ids.length === 0 ? { kind: "page", id: assignmentId, count: 0 } : "records",
  });
  return { columns, rows: rows.map((row) => toDatabaseRow(row, columns, cutoffs)) };
};

import type { DatabasePage, RowStamp } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { cutoffsAt } from "#worker/retention/index.ts";
import { readRows, readUnshownRows, rowsById } from "../row-page.repository.ts";
import { toDatabaseRow } from "./list-rows.ts";

interface Rows {
  deps: Deps;
  grant: Grant<"row.list">;
  ids: readonly string[];
}
const selected = ({ deps, grant, ids }: Rows) => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const cutoffs = cutoffsAt(deps.clock.now());
  return { assignmentId, cutoffs, selection: rowsById(assignmentId, ids), purgeCutoff: cutoffs.purge };
};

/**
 * A stamp of what each row shows. It is made of the visible texts and states, not of counters: what another client does
 * to a shared company without a visible change is not told, not even as a number (P1-5).
 */
export const stampRows = async (request: Rows): Promise<RowStamp[]> => {
  const { cutoffs, ...selection } = selected(request);
  const { columns, rows } = await readUnshownRows(request.deps, request.grant, selection);
  return Promise.all(
    rows.map(async (row) => {
      const text = JSON.stringify(toDatabaseRow(row, columns, cutoffs));
      return { id: row.id, stamp: (await sha256(text)).slice(0, 24) };
    }),
  );
};

/** Named rows once more, because their stamps changed; each is a look like any other. */
export const readNamedRows = async (request: Rows): Promise<Pick<DatabasePage, "columns" | "rows">> => {
  const { cutoffs, ...selection } = selected(request);
  const { columns, rows } = await readRows(request.deps, request.grant, { ...selection, disclosure: "records" });
  return { columns, rows: rows.map((row) => toDatabaseRow(row, columns, cutoffs)) };
};

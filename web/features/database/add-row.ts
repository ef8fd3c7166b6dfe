import type { DatabaseColumn } from "#contract/rows.ts";
import { api, unwrap } from "#web/platform/api-client.ts";
import { sha256 } from "./hash.ts";

const uploads = api.api.uploads;

/**
 * A new row goes in as an upload of one row in the client's own columns: crossed, refused and logged like any other.
 * @returns why it was refused, or null
 */
export async function addRow(
  assignmentId: string,
  columns: readonly DatabaseColumn[],
  cells: readonly string[],
): Promise<{ code: string; field: string | null } | null> {
  const opened = await unwrap(
    uploads.$post({
      json: {
        assignmentId,
        kind: "leads",
        contentHash: await sha256(JSON.stringify(cells)),
        columns: columns.map(({ header, target, ownClass }) => ({ header, target, ownClass })),
        rowCount: 1,
        reading: null,
      },
    }),
  );
  const param = { id: opened.id };
  await unwrap(
    uploads[":id"].chunks[":firstRow"].$put({ param: { ...param, firstRow: "1" }, json: { rows: [[...cells]] } }),
  );
  const done = await unwrap(uploads[":id"].finish.$post({ param }));
  if (done.counts.refused === 0) return null;
  const { items } = await unwrap(uploads[":id"].refusals.$get({ param, query: {} }));
  return items[0] ?? { code: "refused", field: null };
}

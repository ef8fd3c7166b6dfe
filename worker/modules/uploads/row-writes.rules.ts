import type { ChunkInput } from "./chunk-input.ts";
import { type Placement, rowKey, sameCells } from "./place-rows.rules.ts";
import type { DatabaseWrites } from "./rows.repository.ts";

/** What is written of the client's rows and their own cells; unchanged rows cost nothing. */
export const rowWrites = (
  { upload, newId }: ChunkInput,
  placements: readonly Placement[],
  leads: ReadonlyMap<string, string>,
  columns: { company: string[]; personal: string[] },
) => {
  const writes: Omit<DatabaseWrites, "leads"> = { inserted: [], updated: [], claimed: [], cells: [], emptied: [] };
  let unchanged = 0;
  for (const { incoming, stored } of placements) {
    const key = rowKey(upload.contentHash, incoming.rowNumber);
    const company = { ...stored?.own.company };
    for (const id of columns.company) delete company[id];
    Object.assign(company, incoming.own.company);
    const row = {
      id: stored?.id ?? newId("row"),
      rowKey: key,
      leadId: leads.get(incoming.companyId) as string,
      companyId: incoming.companyId,
      siteId: incoming.siteId ?? stored?.siteId ?? null,
      contactId: incoming.contactId ?? stored?.contactId ?? null,
      ownCells: Object.keys(company).length === 0 ? null : JSON.stringify(company),
    };
    for (const columnId of columns.personal) {
      const value = incoming.own.personal[columnId];
      const before = stored?.own.personal[columnId];
      if (value !== undefined && value !== before) writes.cells.push({ rowId: row.id, columnId, value });
      else if (value === undefined && before !== undefined) writes.emptied.push({ rowId: row.id, columnId });
    }
    if (stored === null) {
      writes.inserted.push({ ...row, ordinal: upload.firstOrdinal + incoming.rowNumber - 1 });
      continue;
    }
    const same =
      stored.siteId === row.siteId &&
      stored.contactId === row.contactId &&
      sameCells(stored.own, incoming.own, columns);
    if (!same) writes.updated.push(row);
    else {
      unchanged += 1;
      if (stored.rowKey !== key) writes.claimed.push({ id: row.id, rowKey: key });
    }
  }
  return { writes, unchanged };
};

import type { OwnCells } from "./prepare-rows.rules.ts";

/** A row of the client's database as it stands. */
export interface StoredRow {
  id: string;
  rowKey: string;
  uploadId: string | null;
  ordinal: number;
  companyId: string;
  leadId: string;
  siteId: string | null;
  contactId: string | null;
  own: OwnCells;
}
/** A row of the file after matching. */
export interface IncomingRow {
  rowNumber: number;
  companyId: string;
  siteId: string | null;
  contactId: string | null;
  own: OwnCells;
}
export interface Placement {
  incoming: IncomingRow;
  /** The client's row it belongs to; null = it becomes a new one. */
  stored: StoredRow | null;
}

/**
 * `row_key` names the record of a file that a row was last taken from: the same file finds its own rows again whatever
 * the chunks, and no two records of one file ever share a row.
 */
export const rowKey = (contentHash: string, rowNumber: number) => `${contentHash.slice(0, 20)}:${rowNumber}`;

export const sameCells = (stored: OwnCells, incoming: OwnCells, columnIds: { company: string[]; personal: string[] }) =>
  columnIds.company.every((id) => stored.company[id] === incoming.company[id]) &&
  columnIds.personal.every((id) => stored.personal[id] === incoming.personal[id]);

const siteFits = (row: StoredRow, incoming: IncomingRow) =>
  incoming.contactId !== null || row.siteId === null || incoming.siteId === null || row.siteId === incoming.siteId;

/**
 * Which row of the database each row of the file is: the one it was taken from before, else a row of another file about
 * the same company and contact (equal own cells first, then the earliest), else a new one. Rows that another record of
 * this file stands for are never taken.
 */
export const placeRows = (
  incoming: readonly IncomingRow[],
  stored: readonly StoredRow[],
  contentHash: string,
  columnIds: { company: string[]; personal: string[] },
): Placement[] => {
  const prefix = rowKey(contentHash, 0).slice(0, -1);
  const byKey = new Map<string, StoredRow>();
  const free = new Map<string, StoredRow[]>();
  const about = (row: { companyId: string; contactId: string | null }) => `${row.companyId} ${row.contactId ?? ""}`;
  for (const row of [...stored].sort((a, b) => a.ordinal - b.ordinal)) {
    if (row.rowKey.startsWith(prefix)) byKey.set(`${row.companyId} ${row.rowKey}`, row);
    else free.set(about(row), [...(free.get(about(row)) ?? []), row]);
  }
  const placed = new Map<number, StoredRow>();
  for (const row of incoming) {
    const own = byKey.get(`${row.companyId} ${rowKey(contentHash, row.rowNumber)}`);
    if (own !== undefined) placed.set(row.rowNumber, own);
  }
  const take = (fits: (row: StoredRow, incoming: IncomingRow) => boolean) => {
    for (const row of incoming) {
      if (placed.has(row.rowNumber)) continue;
      const rows = free.get(about(row)) ?? [];
      const at = rows.findIndex((candidate) => fits(candidate, row));
      if (at < 0) continue;
      const [taken] = rows.splice(at, 1);
      if (taken !== undefined) placed.set(row.rowNumber, taken);
    }
  };
  if (free.size > 0) {
    take((row, next) => row.siteId === next.siteId && sameCells(row.own, next.own, columnIds));
    take((row, next) => siteFits(row, next) && sameCells(row.own, next.own, columnIds));
    take(siteFits);
  }
  return incoming.map((row) => ({ incoming: row, stored: placed.get(row.rowNumber) ?? null }));
};

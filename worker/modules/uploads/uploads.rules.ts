import { noCounts, type UploadCounts } from "#contract/uploads.ts";

export interface RowRange {
  firstRow: number;
  lastRow: number;
}

/** Ranges that touch become one; ascending. */
export const joinRanges = (ranges: readonly RowRange[]): RowRange[] => {
  const joined: RowRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.firstRow - b.firstRow)) {
    const last = joined.at(-1);
    if (last !== undefined && range.firstRow <= last.lastRow + 1) last.lastRow = Math.max(last.lastRow, range.lastRow);
    else joined.push({ ...range });
  }
  return joined;
};

/** The rows of the file that never arrived. `applied` as `joinRanges` gives it. */
export const missingRanges = (applied: readonly RowRange[], rowCount: number): RowRange[] => {
  const missing: RowRange[] = [];
  let next = 1;
  for (const { firstRow, lastRow } of applied) {
    if (firstRow > next) missing.push({ firstRow: next, lastRow: firstRow - 1 });
    next = lastRow + 1;
  }
  if (next <= rowCount) missing.push({ firstRow: next, lastRow: rowCount });
  return missing;
};

/** A chunk the server holds already changes nothing; one that holds some of it, or lies outside the file, is refused. */
export const chunkPlace = (
  chunk: RowRange,
  applied: readonly RowRange[],
  rowCount: number,
): "new" | "held" | "out_of_range" => {
  if (chunk.firstRow < 1 || chunk.lastRow > rowCount) return "out_of_range";
  if (applied.some((held) => held.firstRow <= chunk.firstRow && held.lastRow >= chunk.lastRow)) return "held";
  return applied.some((held) => held.firstRow <= chunk.lastRow && held.lastRow >= chunk.firstRow)
    ? "out_of_range"
    : "new";
};

export const addCounts = (a: UploadCounts, b: UploadCounts): UploadCounts => {
  const sum = { ...a };
  for (const name of Object.keys(noCounts) as (keyof UploadCounts)[]) sum[name] = a[name] + b[name];
  return sum;
};

const WHILE_CALLING = 500;
const WHILE_QUIET = 2_000;
/** One D1 is one thread: while agents hold leads, an upload takes smaller bites. */
export const chunkSizeFor = (agentsCalling: boolean) => (agentsCalling ? WHILE_CALLING : WHILE_QUIET);

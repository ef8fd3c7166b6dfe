export interface RowRange {
  firstRow: number;
  lastRow: number;
}

/** Ranges of rows 1 … rowCount that the server does not hold yet, ascending. */
export function gapsOf(applied: readonly RowRange[], rowCount: number): RowRange[] {
  const gaps: RowRange[] = [];
  let next = 1;
  for (const range of [...applied].sort((a, b) => a.firstRow - b.firstRow)) {
    if (range.firstRow > next) gaps.push({ firstRow: next, lastRow: Math.min(range.firstRow - 1, rowCount) });
    next = Math.max(next, range.lastRow + 1);
    if (next > rowCount) break;
  }
  if (next <= rowCount) gaps.push({ firstRow: next, lastRow: rowCount });
  return gaps;
}

/** How many rows of the file the server holds. */
export const receivedRows = (applied: readonly RowRange[], rowCount: number): number =>
  rowCount - gapsOf(applied, rowCount).reduce((sum, gap) => sum + gap.lastRow - gap.firstRow + 1, 0);

/** Whole percents, never 100 while a row is missing. */
export const percentOf = (done: number, all: number): number => (all === 0 ? 0 : Math.floor((done / all) * 100));

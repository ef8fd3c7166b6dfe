/** One request never carries more; the server refuses what is larger. */
const MAX_CHUNK_BYTES = 1_500_000;
const MAX_CELL_CHARACTERS = 32_000;
export const MAX_UPLOAD_COLUMNS = 400;

const encoder = new TextEncoder();
/** Around the rows: `{"rows":[…]}`. */
const ENVELOPE_BYTES = 11;

const rowBytes = (row: string[]): number => encoder.encode(JSON.stringify(row)).length + 1;

/** The longest beginning of `rows` that fits one request; at least one row. */
export function fitting(rows: string[][], maxBytes = MAX_CHUNK_BYTES): string[][] {
  let bytes = ENVELOPE_BYTES;
  for (const [index, row] of rows.entries()) {
    bytes += rowBytes(row);
    if (bytes > maxBytes) return rows.slice(0, Math.max(1, index));
  }
  return rows;
}

/** Where a row is too large to send: the column of a cell, or null when only the row as a whole is. */
export function oversized(row: string[]): { column: number | null } | null {
  const column = row.findIndex((cell) => cell.length > MAX_CELL_CHARACTERS);
  if (column >= 0) return { column };
  let characters = 0;
  for (const cell of row) characters += cell.length;
  // A character takes at most six bytes in JSON: most rows need no exact count.
  return characters * 6 > MAX_CHUNK_BYTES && rowBytes(row) + ENVELOPE_BYTES > MAX_CHUNK_BYTES ? { column: null } : null;
}

import { inspect } from "./inspect.ts";
import { readText } from "./read-text.ts";
import { sizeOf } from "./source.ts";
import type { OnRows, ReadOptions, TableSummary } from "./table.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";

export type { ReadOptions, SheetChoice, TableIssue, TableIssueCode, TableSummary } from "./table.ts";

/**
 * Reads a delimited text file or a workbook as one table; runs in a worker and in node alike, with bounded memory.
 *
 * @param options what is fixed; the rest is guessed. `onProgress` gets 0..1
 * @param onRows gets the rows in order. Empty records come as rows of empty strings. Cells of text files are untouched. A row is as wide as
 *   the widest row so far, so early rows may be narrower than `columnCount`.
 * @throws ReadError for a file that is refused; the signal's reason on abort
 */
export async function readTable(
  source: Blob | Uint8Array,
  options: ReadOptions & { onProgress?: ((fraction: number) => void) | undefined },
  onRows: OnRows,
  signal?: AbortSignal,
): Promise<TableSummary> {
  const size = sizeOf(source);
  const half = (pass: number) => (fraction: number) => options.onProgress?.((pass + fraction) / 2);
  const found = await inspect(source, options.encoding, (done) => half(0)(done / size), signal);
  const read = { ...options, onProgress: half(1) };
  return found.kind === "zip"
    ? readXlsx(source, found.sha256, read, onRows, signal)
    : readText(source, found, read, onRows, signal);
}

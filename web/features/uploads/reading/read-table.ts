import { CsvParser } from "./csv-parser.ts";
import { createDecoder } from "./decode.ts";
import { guessDialect, sepLine } from "./dialect.ts";
import { inspect } from "./inspect.ts";
import { pieces, sizeOf } from "./source.ts";
import type { ReadOptions, TableSummary } from "./table.ts";
import { TableBuilder } from "./table-builder.ts";

export type { ReadOptions, TableIssue, TableIssueCode, TableSummary } from "./table.ts";

const BATCH_ROWS = 1_000;

/**
 * Reads a delimited text file as one table; runs in a worker and in node alike, with bounded memory (two passes in pieces).
 *
 * @param options what is fixed; the rest is guessed. `onProgress` gets 0..1
 * @param onRows gets the rows in order, at most 1,000 at once; `firstOrdinal` is the record number after the header, from 1. Empty records
 *   come as rows of empty strings. Cells are untouched. A row is as wide as the widest row so far, so early rows may be
 *   narrower than `columnCount`.
 * @throws ReadError for a file that is refused; the signal's reason on abort
 */
export async function readTable(
  source: Blob | Uint8Array,
  options: ReadOptions & { onProgress?: ((fraction: number) => void) | undefined },
  onRows: (rows: string[][], firstOrdinal: number) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<TableSummary> {
  const size = sizeOf(source);
  const progress = (pass: number, done: number) => options.onProgress?.((pass + (size ? done / size : 1)) / 2);
  const { encoding, sha256, sampleText } = await inspect(source, options.encoding, (done) => progress(0, done), signal);
  const dialect = guessDialect(sampleText, options.delimiter ? { delimiter: options.delimiter } : {});
  const hasHeader = options.hasHeader ?? dialect.hasHeader;

  const builder = new TableBuilder(hasHeader);
  const parser = new CsvParser({
    delimiter: dialect.delimiter,
    crEndsRecord: dialect.newline === "\r",
    onRecord: (cells, quirks) => builder.add(cells, quirks),
  });
  const decoder = createDecoder(encoding);
  let skip = sepLine(sampleText)?.length ?? 0;
  const feed = async (text: string) => {
    parser.push(skip > 0 ? text.slice(skip) : text);
    skip = Math.max(0, skip - text.length);
    await hand(builder, onRows);
  };

  let done = 0;
  for await (const bytes of pieces(source, signal)) {
    await feed(decoder.decode(bytes));
    done += bytes.length;
    progress(1, done);
  }
  await feed(decoder.end());
  parser.end();
  await hand(builder, onRows);

  const { rowCount, columnCount, issues, issueCounts } = builder;
  const { delimiter, confidence } = dialect;
  const headers = builder.headers();
  return { encoding, delimiter, hasHeader, confidence, headers, rowCount, columnCount, sha256, issues, issueCounts };
}

async function hand(builder: TableBuilder, onRows: (rows: string[][], first: number) => void | Promise<void>) {
  const rows = builder.take();
  const first = builder.rowCount - rows.length + 1;
  for (let i = 0; i < rows.length; i += BATCH_ROWS) await onRows(rows.slice(i, i + BATCH_ROWS), first + i);
}

import { CsvParser } from "./csv-parser.ts";
import { createDecoder } from "./decode.ts";
import { guessDialect, sepLine } from "./dialect.ts";
import { handRows } from "./hand-rows.ts";
import type { Inspection } from "./inspect.ts";
import { chooseLayout } from "./layout.ts";
import { ReadError } from "./read-error.ts";
import { pieces, sizeOf } from "./source.ts";
import { type OnRows, type ReadOptions, type TableSummary, TOP_RECORDS } from "./table.ts";
import { TableBuilder } from "./table-builder.ts";

/** Second pass over a text file, in pieces: decodes, cuts and hands on. */
export async function readText(
  source: Blob | Uint8Array,
  found: Extract<Inspection, { kind: "text" }>,
  options: ReadOptions & { onProgress(fraction: number): void },
  onRows: OnRows,
  signal?: AbortSignal,
): Promise<TableSummary> {
  const { encoding, mixed, sha256, sampleText } = found;
  const size = sizeOf(source);
  const dialect = guessDialect(sampleText, options.delimiter ? { delimiter: options.delimiter } : {});
  const layout = chooseLayout(dialect.records, options);
  const builder = new TableBuilder({ layout, ragged: true, repair: options.repair ?? false });
  const top: string[][] = [];
  const parser = new CsvParser({
    delimiter: dialect.delimiter,
    crEndsRecord: dialect.newline === "\r",
    onRecord(cells, quirks) {
      if (top.length < TOP_RECORDS) top.push(cells.slice());
      builder.add(cells, quirks);
    },
  });
  const decoder = createDecoder(encoding, mixed);
  if (mixed) builder.note("encoding.mixed");
  let skip = sepLine(sampleText)?.length ?? 0;
  let blank = true;
  const feed = async (text: string) => {
    blank &&= text.trim() === "";
    parser.push(skip > 0 ? text.slice(skip) : text);
    skip = Math.max(0, skip - text.length);
    await handRows(builder, onRows);
  };

  let done = 0;
  for await (const bytes of pieces(source, signal)) {
    await feed(decoder.decode(bytes));
    done += bytes.length;
    options.onProgress(done / size);
  }
  await feed(decoder.end());
  parser.end();
  // Who says what the header is, has seen that there are only empty lines.
  if (blank && options.hasHeader === undefined && options.headerRow === undefined) throw new ReadError("file.empty");
  await handRows(builder, onRows);

  const { rowCount, columnCount, issues, issueCounts, preamble, mojibake } = builder;
  return {
    kind: "text",
    encoding,
    delimiter: dialect.delimiter,
    sheet: null,
    sheets: [],
    hasHeader: layout.headerLines > 0,
    headerRow: layout.headerLines > 0 ? layout.skip + 1 : 0,
    headerLines: layout.headerLines,
    preamble,
    top,
    mojibake,
    confidence: dialect.confidence,
    headers: builder.headers(),
    rowCount,
    columnCount,
    sha256,
    issues,
    issueCounts,
  };
}

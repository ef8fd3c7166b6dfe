import { handRows } from "../hand-rows.ts";
import { chooseLayout } from "../layout.ts";
import { ReadError } from "../read-error.ts";
import { type OnRows, type ReadOptions, type TableSummary, TOP_RECORDS } from "../table.ts";
import { TableBuilder } from "../table-builder.ts";
import { MAX_XLSX_ROWS } from "./limits.ts";
import { Merges } from "./merges.ts";
import { readPart } from "./part.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { type SheetContext, SheetReader } from "./sheet-reader.ts";
import { readStyles } from "./styles.ts";
import { openWorkbook, type SheetPart, type Workbook } from "./workbook.ts";
import type { Zip } from "./zip.ts";

const SAMPLE_RECORDS = 300;

/**
 * Reads one sheet of a workbook. The sheet is streamed twice: first for its top, its merged cells and its soundness, then for its rows, so nothing of
 * it is held but the shared strings.
 *
 * Own reader over fflate, decided on measurements: read-excel-file 9.3 hands numbers back as numbers, so a KVK in 00000000 loses its zeros, and failed on a
 * workbook without styles; exceljs 4.4 (last release 2023) streams as fast but brings 95 packages; xlsx on npm is frozen with known
 * advisories. None of them counts what it inflates.
 */
export async function readXlsx(
  source: Blob | Uint8Array,
  sha256: string,
  options: ReadOptions & { onProgress(fraction: number): void },
  onRows: OnRows,
  signal?: AbortSignal,
): Promise<TableSummary> {
  const book = await openWorkbook(source, signal);
  const { zip } = book;
  const context: SheetContext = {
    uses1904: book.uses1904,
    styles: await readStyles(zip, book.styles, signal),
    strings: await readSharedStrings(zip, book.sharedStrings, (done) => options.onProgress(done / 5), signal),
  };
  const { sheet, first } = await chooseSheet(book, context, options, signal);
  const layout = chooseLayout(first.records, options, first.merges);
  const builder = new TableBuilder({
    layout,
    ragged: false,
    repair: options.repair ?? false,
    maxRows: { rows: MAX_XLSX_ROWS, code: "file.xlsx_too_many_rows" },
  });
  const width = Math.max(0, ...first.records.map((record) => record.length));
  const tableTop = layout.skip + layout.headerLines;
  let next = 0;
  let noValue = false;
  const reader = new SheetReader(context, {
    onRow(index, cells) {
      // Rows that are not in the file are empty records, so that numbers agree with what Excel shows.
      for (; next < index; next++) builder.add([]);
      next++;
      if (index >= layout.skip && index < tableTop) first.merges.fillAcross(index, cells, width);
      const merged = index >= tableTop && first.merges.fillDown(index, cells);
      builder.add(cells, 0, [
        ...(merged ? ["cell.merged" as const] : []),
        ...(noValue ? ["cell.no_value" as const] : []),
      ]);
      noValue = false;
    },
    onMerge: () => {},
    onNoValue: () => {
      noValue = true;
    },
  });
  await readPart(zip, sheet.entry, reader, {
    signal,
    onProgress: (done) => options.onProgress(0.4 + 0.6 * done),
    onPiece: () => handRows(builder, onRows),
  });

  const { rowCount, columnCount, issues, issueCounts, preamble, mojibake } = builder;
  const listed = [...book.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  return {
    kind: "xlsx",
    encoding: null,
    delimiter: null,
    sheet: sheet.name,
    sheets: listed.map(({ name, hidden }) => ({ name, hidden })),
    hasHeader: layout.headerLines > 0,
    headerRow: layout.headerLines > 0 ? layout.skip + 1 : 0,
    headerLines: layout.headerLines,
    preamble,
    top: first.records.slice(0, TOP_RECORDS),
    mojibake,
    confidence: 1,
    headers: builder.headers(),
    rowCount,
    columnCount,
    sha256,
    issues,
    issueCounts,
  };
}

interface FirstPass {
  records: string[][];
  merges: Merges;
}

/** The sheet that was asked for; otherwise the first visible one that holds something. */
async function chooseSheet(
  { zip, sheets }: Workbook,
  context: SheetContext,
  options: ReadOptions & { onProgress(fraction: number): void },
  signal?: AbortSignal,
): Promise<{ sheet: SheetPart; first: FirstPass }> {
  const wanted = options.sheet === undefined ? null : findSheet(sheets, options.sheet);
  const tried = wanted ? [wanted] : [...sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  for (const sheet of tried) {
    const first = await firstPass(zip, sheet, context, (done) => options.onProgress(0.2 + done / 5), signal);
    if (first.records.length > 0) return { sheet, first };
  }
  throw new ReadError("file.empty");
}

function findSheet(sheets: SheetPart[], asked: string): SheetPart {
  const found =
    sheets.find(({ name }) => name === asked) ??
    sheets.find(({ name }) => name.trim().toLowerCase() === asked.trim().toLowerCase()) ??
    (/^\d+$/.test(asked) ? sheets[Number(asked) - 1] : undefined);
  if (!found) throw new ReadError("file.sheet_unknown");
  return found;
}

async function firstPass(
  zip: Zip,
  sheet: SheetPart,
  context: SheetContext,
  onProgress: (fraction: number) => void,
  signal?: AbortSignal,
): Promise<FirstPass> {
  const records: string[][] = [];
  const merges = new Merges();
  await readPart(
    zip,
    sheet.entry,
    (scanner) => {
      let full = false;
      const reader = new SheetReader(context, {
        onRow(index, cells) {
          while (records.length < Math.min(index, SAMPLE_RECORDS)) records.push([]);
          if (records.length < SAMPLE_RECORDS) records.push(cells.slice());
          full = records.length >= SAMPLE_RECORDS;
        },
        onMerge: (merge) => merges.add(merge),
        onNoValue: () => {},
      });
      return {
        open: (name, raw) => reader.open(name, raw),
        text: (text) => reader.text(text),
        close(name) {
          reader.close(name);
          if (full && name === "row") scanner().skipToEnd();
        },
      };
    },
    { onProgress, signal },
  );
  return { records, merges };
}

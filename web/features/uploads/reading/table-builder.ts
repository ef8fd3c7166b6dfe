import { QUOTE_STRAY, QUOTE_UNCLOSED } from "./csv-parser.ts";
import { joinHeaderLines, nameColumns } from "./headers.ts";
import type { Layout } from "./layout.ts";
import { repairMojibake } from "./mojibake.ts";
import { ReadError, type ReadErrorCode } from "./read-error.ts";
import { MAX_COLUMNS, MAX_ISSUES, type TableIssue, type TableIssueCode, type TableSummary } from "./table.ts";

export interface BuilderOptions {
  layout: Layout;
  /** Rows of text have as many cells as the header; a sheet simply leaves empty cells out. */
  ragged: boolean;
  repair: boolean;
  maxRows?: { rows: number; code: ReadErrorCode };
}

/** Only cells with one of these need a closer look: NUL, U+FFFD, and the first characters of text encoded twice. */
const ODD = /[\0\ufffd\u00c2-\u00c6\u00cb\u00e2\u00ef\u00f0]/;

/** Turns records into numbered rows: takes off preamble and header, pads short rows, grows columns for long ones, notes what was odd. */
export class TableBuilder {
  readonly issues: TableIssue[] = [];
  readonly issueCounts: Partial<Record<TableIssueCode, number>> = {};
  readonly preamble: string[][] = [];
  readonly mojibake: TableSummary["mojibake"];
  rowCount = 0;
  columnCount = 0;
  readonly #header: string[][] = [];
  readonly #options: BuilderOptions;
  #rows: string[][] = [];

  constructor(options: BuilderOptions) {
    this.#options = options;
    this.mojibake = { cells: 0, repaired: options.repair, example: null };
  }

  /** @param quirks what the parser says of the record's quotes; @param notes other issues of it */
  add(cells: string[], quirks = 0, notes: TableIssueCode[] = []): void {
    const { layout, maxRows } = this.#options;
    if (cells.length > MAX_COLUMNS) throw new ReadError("file.too_many_columns");
    if (this.preamble.length < layout.skip) {
      this.preamble.push(cells);
      return;
    }
    if (this.#header.length < layout.headerLines) {
      this.#note(cells, quirks, 0, notes);
      this.#header.push(cells);
      this.columnCount = Math.max(this.columnCount, cells.length);
      return;
    }
    this.rowCount++;
    if (maxRows && this.rowCount > maxRows.rows) throw new ReadError(maxRows.code);
    this.#note(cells, quirks, this.rowCount, notes);
    this.#fit(cells);
    this.#rows.push(cells);
  }

  /** Something odd about the file as a whole. */
  note(code: TableIssueCode): void {
    this.#issue(code, 0);
  }

  /** Rows since the last call. */
  take(): string[][] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  headers(): string[] {
    return nameColumns(joinHeaderLines(this.#header), this.columnCount);
  }

  #fit(cells: string[]): void {
    const isEmptyRecord = cells.length === 0 || (cells.length === 1 && cells[0] === "");
    if (cells.length > this.columnCount) {
      if (this.rowCount > 1 || this.#header.length > 0) this.#issue("row.long", this.rowCount);
      this.columnCount = cells.length;
      return;
    }
    if (cells.length < this.columnCount && !isEmptyRecord && this.#options.ragged)
      this.#issue("row.short", this.rowCount);
    while (cells.length < this.columnCount) cells.push("");
  }

  #note(cells: string[], quirks: number, row: number, notes: TableIssueCode[]): void {
    if (quirks & QUOTE_UNCLOSED) this.#issue("quote.unclosed", row);
    else if (quirks & QUOTE_STRAY) this.#issue("quote.stray", row);
    for (const note of notes) this.#issue(note, row);
    let nul = false;
    let invalid = false;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i] as string;
      if (!ODD.test(cell)) continue;
      nul ||= cell.includes("\0");
      invalid ||= cell.includes("\ufffd");
      cells[i] = this.#mend(cell);
    }
    if (nul) this.#issue("cell.nul", row);
    if (invalid) this.#issue("encoding.invalid_bytes", row);
  }

  #mend(cell: string): string {
    const after = repairMojibake(cell);
    if (after === cell) return cell;
    this.mojibake.cells++;
    this.mojibake.example ??= { before: cell.slice(0, 60), after: after.slice(0, 60) };
    return this.#options.repair ? after : cell;
  }

  #issue(code: TableIssueCode, row: number): void {
    this.issueCounts[code] = (this.issueCounts[code] ?? 0) + 1;
    if (this.issues.length < MAX_ISSUES) this.issues.push({ code, row });
  }
}

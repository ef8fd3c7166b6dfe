import { QUOTE_STRAY, QUOTE_UNCLOSED } from "./csv-parser.ts";
import { nameColumns } from "./headers.ts";
import { ReadError } from "./read-error.ts";
import { MAX_COLUMNS, MAX_ISSUES, type TableIssue, type TableIssueCode } from "./table.ts";

/** Turns records into numbered rows: takes off the header, pads short rows, grows columns for long ones, notes what was odd. */
export class TableBuilder {
  readonly issues: TableIssue[] = [];
  readonly issueCounts: Partial<Record<TableIssueCode, number>> = {};
  rowCount = 0;
  columnCount = 0;
  #header: string[] | null = null;
  #rows: string[][] = [];
  readonly #hasHeader: boolean;

  constructor(hasHeader: boolean) {
    this.#hasHeader = hasHeader;
  }

  add(cells: string[], quirks: number): void {
    if (cells.length > MAX_COLUMNS) throw new ReadError("file.too_many_columns");
    if (this.#hasHeader && this.#header === null) {
      this.#header = cells;
      this.columnCount = cells.length;
      this.#note(cells, quirks, 0);
      return;
    }
    this.rowCount++;
    this.#note(cells, quirks, this.rowCount);
    this.#fit(cells);
    this.#rows.push(cells);
  }

  /** Rows since the last call. */
  take(): string[][] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  headers(): string[] {
    return nameColumns(this.#header ?? [], this.columnCount);
  }

  #fit(cells: string[]): void {
    const isEmptyRecord = cells.length === 1 && cells[0] === "";
    if (cells.length > this.columnCount) {
      if (this.rowCount > 1 || this.#header) this.#issue("row.long", this.rowCount);
      this.columnCount = cells.length;
      return;
    }
    if (cells.length < this.columnCount && !isEmptyRecord) this.#issue("row.short", this.rowCount);
    while (cells.length < this.columnCount) cells.push("");
  }

  #note(cells: string[], quirks: number, row: number): void {
    if (quirks & QUOTE_UNCLOSED) this.#issue("quote.unclosed", row);
    else if (quirks & QUOTE_STRAY) this.#issue("quote.stray", row);
    if (cells.some((cell) => cell.includes("\0"))) this.#issue("cell.nul", row);
    if (cells.some((cell) => cell.includes("\ufffd"))) this.#issue("encoding.invalid_bytes", row);
  }

  #issue(code: TableIssueCode, row: number): void {
    this.issueCounts[code] = (this.issueCounts[code] ?? 0) + 1;
    if (this.issues.length < MAX_ISSUES) this.issues.push({ code, row });
  }
}

import { oversized } from "../chunk-limits.ts";
import type { Hashes } from "../preview/key-table.ts";
import type { ColumnTarget } from "../reading/check.ts";
import { repairIds } from "../repairs.ts";
import { CellEdits } from "./cell-edits.ts";
import { levelOf } from "./issue-codes.ts";
import { Judge, type Judged, leftOut } from "./judge.ts";
import type { Changed, RowFilter, RowIssueView, RowsState, RowView } from "./row-views.ts";
import { Tally } from "./tally.ts";

interface Source {
  readonly count: number;
  slice(from: number, count: number, width: number): string[][];
}

/** The rows of a file with what a person changed in them, and what the upload would say of each. */
export class TableRows {
  readonly #source: Source;
  readonly #width: number;
  readonly #edits = new CellEdits();
  readonly #redo = new Set<number>();
  #redoMore = false;
  #judge = new Judge([]);
  #tally = new Tally(0);
  #checkedBy = "";
  #checked = 0;
  #filtered: { filter: RowFilter; rows: Uint32Array } | null = null;

  constructor(source: Source, width: number) {
    this.#source = source;
    this.#width = width;
  }

  get count(): number {
    return this.#source.count;
  }

  /** As the row will be sent: with its changes, empty when it was left out. */
  row(number: number): string[] {
    return this.#edits.isDiscarded(number) ? [] : this.#cells(number);
  }

  slice(from: number, count: number): string[][] {
    const end = Math.min(this.count, from + count);
    return Array.from({ length: Math.max(0, end - from) }, (_, i) => this.row(from + i + 1));
  }

  /** What a checked row is looked up by. */
  hashes(row: number): Hashes {
    return this.#tally.hashes(row);
  }

  /** Starts a check of all rows; `checkNext` does it in parts. */
  startCheck(mapping: ColumnTarget[]): void {
    this.#judge = new Judge(mapping);
    this.#tally = new Tally(this.count);
    this.#checkedBy = keyOf(mapping);
    this.#checked = 0;
    this.#filtered = null;
  }

  checkNext(firstRow: number, count: number): void {
    const end = Math.min(this.count, firstRow + count - 1);
    for (let row = firstRow; row <= end; row++) this.#tally.add(row, this.#judged(row), this.#edits.isDiscarded(row));
    this.#checked = end;
  }

  isCheckedBy = (mapping: readonly ColumnTarget[]): boolean => this.#checkedBy === keyOf(mapping);

  /** How far the check is. */
  get checkedRows(): number {
    return this.#checked;
  }

  get state(): RowsState {
    return {
      ...this.#tally.state,
      edited: this.#edits.editedRows,
      discarded: this.#edits.discardedRows,
      undo: this.#edits.last,
      redo: this.#redo.size,
      redoMore: this.#redoMore,
    };
  }

  get changed(): Changed {
    return this.#edits.changed;
  }

  edit(row: number, column: number, text: string): void {
    this.#redo.delete(row);
    if ((this.#cells(row)[column] ?? "") === text) return;
    this.#edits.begin("edit");
    this.#touch(row, () => this.#edits.set(row, column, text));
    this.#edits.end();
  }

  discard(rows: Iterable<number>, on: boolean): void {
    this.#edits.begin(on ? "discard" : "restore");
    for (const row of rows) {
      this.#redo.delete(row);
      this.#touch(row, () => this.#edits.discard(row, on));
    }
    this.#edits.end();
  }

  /** Leaves out every row that would be refused anyway, or that the filter finds. */
  discardAll(filter: RowFilter): void {
    this.discard([...this.#find(filter)], true);
  }

  repair(id: string): void {
    const at = repairIds.indexOf(id as (typeof repairIds)[number]);
    if (at < 0) return;
    this.#edits.begin("repair", id);
    for (let row = 1; row <= this.count; row++) {
      if (!this.#tally.offers(row, at)) continue;
      this.#touch(row, () => {
        for (const { column, text } of this.#judge.mended(at, this.#cells(row))) this.#edits.set(row, column, text);
      });
    }
    this.#edits.end();
  }

  undo(): void {
    this.#edits.undo((row, change) => this.#touch(row, change));
  }

  /** Does again what was done before the upload broke off. Changes by hand are no longer known: their rows are pointed out. */
  redo({ repairs, discarded, edited, more }: Changed): void {
    const done = new Set(this.changed.edited);
    for (const id of repairs) this.repair(id);
    const within = (row: number) => row >= 1 && row <= this.count;
    this.discard(discarded.filter(within), true);
    for (const row of edited) if (within(row) && !done.has(row) && !this.#edits.isDiscarded(row)) this.#redo.add(row);
    this.#redoMore = more;
  }

  /** Those rows may go as they stand. */
  acceptRedo(): void {
    this.#redo.clear();
    this.#redoMore = false;
    this.#filtered = null;
  }

  /** Rows of a filter. The list stays as it was found, so that a mended row does not jump away, until it is asked `afresh`. */
  view(filter: RowFilter, from: number, count: number, afresh: boolean): { total: number; rows: RowView[] } {
    if (filter === "all") {
      const end = Math.min(this.count, from + count);
      const rows = Array.from({ length: Math.max(0, end - from) }, (_, i) => this.#view(from + i + 1));
      return { total: this.count, rows };
    }
    if (afresh || this.#filtered?.filter !== filter) this.#filtered = { filter, rows: this.#find(filter) };
    const { rows } = this.#filtered;
    return { total: rows.length, rows: [...rows.subarray(from, from + count)].map((row) => this.#view(row)) };
  }

  views(rows: readonly number[]): RowView[] {
    return rows.filter((row) => row >= 1 && row <= this.count).map((row) => this.#view(row));
  }

  #view(row: number): RowView {
    const issues = this.#judged(row).issues.map(
      ({ field, code, level }): RowIssueView => ({ field, code, level: levelOf(code, level) }),
    );
    return {
      row,
      cells: this.#cells(row),
      issues,
      edited: this.#edits.editedColumns(row, this.#width),
      discarded: this.#edits.isDiscarded(row),
    };
  }

  #cells(row: number): string[] {
    return this.#edits.apply(row, this.#source.slice(row - 1, 1, this.#width)[0] ?? []);
  }

  #judged(row: number): Judged {
    return this.#edits.isDiscarded(row) ? leftOut() : this.#judge.judge(row, this.#cells(row));
  }

  /** Changes a row and counts it anew. */
  #touch(row: number, change: () => void): void {
    const columnOf = (other: number) => oversized(this.#cells(other))?.column ?? null;
    this.#tally.remove(row, this.#judged(row), this.#edits.isDiscarded(row), columnOf);
    change();
    this.#tally.add(row, this.#judged(row), this.#edits.isDiscarded(row));
  }

  #find(filter: RowFilter): Uint32Array {
    const fits = this.#test(filter);
    const found = new Uint32Array(this.count);
    let n = 0;
    for (let row = 1; row <= this.count; row++) if (fits(row)) found[n++] = row;
    return found.slice(0, n);
  }

  #test(filter: RowFilter): (row: number) => boolean {
    if (filter === "edited") return this.#edits.isEdited;
    if (filter === "discarded") return this.#edits.isDiscarded;
    if (filter === "redo") return (row) => this.#redo.has(row);
    return this.#tally.test(filter);
  }
}

const keyOf = (mapping: readonly ColumnTarget[]): string => JSON.stringify(mapping.map(({ target }) => target));

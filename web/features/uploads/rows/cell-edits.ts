import type { Changed } from "./row-views.ts";

/** One step that can be undone. */
export interface Change {
  kind: "edit" | "repair" | "discard" | "restore";
  /** Which repair it was. */
  repair?: string;
  /** How many cells or rows it touched. */
  count: number;
}
interface Step extends Change {
  cells: { row: number; column: number; before: string | undefined }[];
  rows: { row: number; before: boolean }[];
}

const COLUMNS = 4_096;

/** What a person changed in the rows of a file: in the worker's memory only, gone with the page (P3-1). */
export class CellEdits {
  readonly #cells = new Map<number, string>();
  readonly #edited = new Map<number, number>();
  readonly #discarded = new Set<number>();
  readonly #steps: Step[] = [];

  /** The row as it now stands; the given array is changed. */
  apply(row: number, cells: string[]): string[] {
    if (this.#edited.has(row))
      for (let column = 0; column < cells.length; column++) {
        const text = this.#cells.get(row * COLUMNS + column);
        if (text !== undefined) cells[column] = text;
      }
    return cells;
  }

  isDiscarded = (row: number): boolean => this.#discarded.has(row);
  isEdited = (row: number): boolean => this.#edited.has(row);
  editedColumns = (row: number, width: number): number[] =>
    this.#edited.has(row)
      ? Array.from({ length: width }, (_, column) => column).filter((c) => this.#cells.has(row * COLUMNS + c))
      : [];

  get editedRows(): number {
    return this.#edited.size;
  }
  get discardedRows(): number {
    return this.#discarded.size;
  }
  get last(): Change | null {
    const step = this.#steps.at(-1);
    if (!step) return null;
    const { kind, repair, count } = step;
    return { kind, count, ...(repair === undefined ? {} : { repair }) };
  }

  /** Without a value. */
  get changed(): Changed {
    const byHand = this.#steps
      .filter(({ kind }) => kind === "edit")
      .flatMap(({ cells }) => cells.map(({ row }) => row));
    return {
      repairs: [...new Set(this.#steps.flatMap(({ repair }) => repair ?? []))],
      discarded: [...this.#discarded].sort((a, b) => a - b),
      edited: [...new Set(byHand)].filter(this.isEdited).sort((a, b) => a - b),
      more: false,
    };
  }

  begin(kind: Change["kind"], repair?: string): void {
    this.#steps.push({ kind, count: 0, cells: [], rows: [], ...(repair === undefined ? {} : { repair }) });
  }

  set(row: number, column: number, text: string): void {
    this.#step().cells.push({ row, column, before: this.#cells.get(row * COLUMNS + column) });
    this.#step().count++;
    this.#write(row, column, text);
  }

  discard(row: number, on: boolean): void {
    if (this.#discarded.has(row) === on) return;
    this.#step().rows.push({ row, before: !on });
    this.#step().count++;
    if (on) this.#discarded.add(row);
    else this.#discarded.delete(row);
  }

  /** Drops a step that changed nothing. */
  end(): void {
    if (this.#steps.at(-1)?.count === 0) this.#steps.pop();
  }

  /** Takes back the last step. @param touched is told every row before it changes and after */
  undo(touched: (row: number, change: () => void) => void): void {
    const step = this.#steps.pop();
    for (const { row, column, before } of step?.cells.reverse() ?? [])
      touched(row, () => this.#write(row, column, before));
    for (const { row, before } of step?.rows ?? [])
      touched(row, () => {
        if (before) this.#discarded.add(row);
        else this.#discarded.delete(row);
      });
  }

  #step(): Step {
    return this.#steps.at(-1) as Step;
  }

  #write(row: number, column: number, text: string | undefined): void {
    const key = row * COLUMNS + column;
    const had = this.#cells.has(key);
    if (text === undefined) this.#cells.delete(key);
    else this.#cells.set(key, text);
    const count = (this.#edited.get(row) ?? 0) + (text === undefined ? (had ? -1 : 0) : had ? 0 : 1);
    if (count > 0) this.#edited.set(row, count);
    else this.#edited.delete(row);
  }
}

import { normaliseRow } from "#worker/matching/normalise/row.ts";
import { oversized } from "../chunk-limits.ts";
import {
  type CheckIssue,
  type CheckResult,
  type ColumnTarget,
  emptyCheck,
  MAX_CHECK_ISSUES,
  toFields,
} from "../reading/check.ts";
import { repairIds, repairs } from "../repairs.ts";
import { CellEdits, type Change } from "./cell-edits.ts";
import { bitOf, type IssueLevel, issueCodes, levelOf } from "./issue-codes.ts";

/** Which rows the grid shows. `code:` and `repair:` name one kind. */
export type RowFilter =
  | "all"
  | "problems"
  | "errors"
  | "warnings"
  | "infos"
  | "edited"
  | "discarded"
  | `code:${string}`
  | `repair:${string}`;

export interface RowIssueView {
  field: string | null;
  code: string;
  level: IssueLevel;
}
/** A row for the grid. `row` is the record number from 1. */
export interface RowView {
  row: number;
  cells: string[];
  issues: RowIssueView[];
  edited: number[];
  discarded: boolean;
}
/** A repair that would change something, and how many cells. */
export interface RepairOffer {
  id: string;
  count: number;
}
export interface RowsState extends CheckResult {
  discarded: number;
  edited: number;
  infos: Record<string, number>;
  repairs: RepairOffer[];
  /** Rows with an error, with a warning, with neither but a remark. */
  rows: { errors: number; warnings: number; infos: number };
  /** What an undo would take back. */
  undo: Change | null;
  /** The first row that no request can carry. */
  tooLarge: { row: number; column: number | null } | null;
}
interface Source {
  readonly count: number;
  slice(from: number, count: number, width: number): string[][];
}
interface Judged {
  refused: boolean;
  issues: CheckIssue[];
  /** Bits of the codes, and of the levels. */
  codes: number;
  levels: number;
  repairs: number;
  repairCounts: number[];
  tooLarge: { column: number | null } | null;
}

const LEVELS: readonly IssueLevel[] = ["error", "warning", "info"];
const levelBit = (level: IssueLevel) => 1 << LEVELS.indexOf(level);

/** The rows of a file with what a person changed in them, and what the upload would say of each. */
export class TableRows {
  readonly #source: Source;
  readonly #width: number;
  #edits = new CellEdits();
  #mapping: ColumnTarget[] = [];
  #codes = new Uint32Array(0);
  #levels = new Uint8Array(0);
  #repairs = new Uint16Array(0);
  #state = this.#empty();
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

  /** Starts a check of all rows; `checkNext` does it in parts. */
  startCheck(mapping: ColumnTarget[]): void {
    this.#mapping = mapping;
    this.#codes = new Uint32Array(this.count + 1);
    this.#levels = new Uint8Array(this.count + 1);
    this.#repairs = new Uint16Array(this.count + 1);
    this.#state = this.#empty();
    this.#filtered = null;
  }

  checkNext(firstRow: number, count: number): void {
    const end = Math.min(this.count, firstRow + count - 1);
    for (let row = firstRow; row <= end; row++) this.#count(row, this.#judge(row), 1);
  }

  get state(): RowsState {
    const state = structuredClone(this.#state);
    state.issues.sort((a, b) => a.row - b.row);
    return {
      ...state,
      issues: state.issues.slice(0, MAX_CHECK_ISSUES),
      edited: this.#edits.editedRows,
      discarded: this.#edits.discardedRows,
      undo: this.#edits.last,
    };
  }

  edit(row: number, column: number, text: string): void {
    if ((this.#cells(row)[column] ?? "") === text) return;
    this.#edits.begin("edit");
    this.#touch(row, () => this.#edits.set(row, column, text));
    this.#edits.end();
  }

  discard(rows: Iterable<number>, on: boolean): void {
    this.#edits.begin(on ? "discard" : "restore");
    for (const row of rows) this.#touch(row, () => this.#edits.discard(row, on));
    this.#edits.end();
  }

  /** Leaves out every row that would be refused anyway, or that the filter finds. */
  discardAll(filter: RowFilter): void {
    this.discard([...this.#find(filter)], true);
  }

  repair(id: string): void {
    const at = repairIds.indexOf(id as (typeof repairIds)[number]);
    const repair = repairs.find((each) => each.id === id);
    if (!repair) return;
    this.#edits.begin("repair", id);
    for (let row = 1; row <= this.count; row++) {
      if (((this.#repairs[row] ?? 0) & (1 << at)) === 0) continue;
      this.#touch(row, () => {
        this.#cells(row).forEach((cell, column) => {
          const mended = this.#mends(at, column) && cell !== "" ? repair.mend(cell) : null;
          if (mended !== null) this.#edits.set(row, column, mended);
        });
      });
    }
    this.#edits.end();
  }

  undo(): void {
    this.#edits.undo((row, change) => this.#touch(row, change));
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
    const issues = this.#judge(row).issues.map(
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

  #mends(repair: number, column: number): boolean {
    const { targets = [] } = repairs[repair] ?? {};
    const target = this.#mapping[column]?.target;
    return targets === "all" || (target !== null && target !== undefined && targets.includes(target));
  }

  #judge(row: number): Judged {
    const cells = this.#cells(row);
    const judged: Judged = {
      refused: false,
      issues: [],
      codes: 0,
      levels: 0,
      repairs: 0,
      repairCounts: [],
      tooLarge: null,
    };
    if (this.#edits.isDiscarded(row)) return judged;
    const blank = cells.every((cell) => cell.trim() === "");
    const outcome = blank
      ? { ok: false, issues: [{ field: null, code: "row.empty", level: "error" as const }] }
      : normaliseRow(row, toFields(cells, this.#mapping));
    judged.refused = !outcome.ok;
    judged.tooLarge = blank ? null : oversized(cells);
    judged.issues = outcome.issues.map(({ field, code, level }) => ({ row, field, code, level }));
    if (judged.tooLarge) judged.issues.push({ row, field: null, code: "row.tooLarge", level: "error" });
    for (const { code, level } of judged.issues) {
      judged.codes |= bitOf(code);
      judged.levels |= levelBit(levelOf(code, level));
    }
    if (!blank) this.#offer(cells, judged);
    return judged;
  }

  #offer(cells: string[], judged: Judged): void {
    repairs.forEach((repair, at) => {
      let count = 0;
      cells.forEach((cell, column) => {
        if (cell !== "" && this.#mends(at, column) && repair.mend(cell) !== null) count++;
      });
      judged.repairCounts.push(count);
      if (count > 0) judged.repairs |= 1 << at;
    });
  }

  /** Changes a row and counts it anew. */
  #touch(row: number, change: () => void): void {
    this.#count(row, this.#judge(row), -1);
    change();
    this.#count(row, this.#judge(row), 1);
  }

  #count(row: number, judged: Judged, by: 1 | -1): void {
    const state = this.#state;
    const gone = this.#edits.isDiscarded(row);
    if (!gone && judged.refused) state.refused += by;
    else if (!gone) state.ok += by;
    const add = (counts: Record<string, number>, code: string) => {
      counts[code] = (counts[code] ?? 0) + by;
      if (counts[code] === 0) delete counts[code];
    };
    for (const { code, level } of judged.issues) {
      const shown = levelOf(code, level);
      add(shown === "error" ? state.errors : shown === "warning" ? state.warnings : state.infos, code);
    }
    if (judged.levels & levelBit("error")) state.rows.errors += by;
    if (judged.levels & levelBit("warning")) state.rows.warnings += by;
    if (judged.levels & levelBit("info")) state.rows.infos += by;
    judged.repairCounts.forEach((count, at) => {
      const offer = state.repairs.find(({ id }) => id === repairIds[at]);
      if (offer) offer.count += by * count;
    });
    this.#codes[row] = by > 0 ? judged.codes : 0;
    this.#levels[row] = by > 0 ? judged.levels : 0;
    this.#repairs[row] = by > 0 ? judged.repairs : 0;
    if (by > 0 && state.issues.length < MAX_CHECK_ISSUES) state.issues.push(...judged.issues);
    if (by < 0) state.issues = state.issues.filter((issue) => issue.row !== row);
    if (by > 0 && judged.tooLarge && (state.tooLarge === null || state.tooLarge.row > row))
      state.tooLarge = { row, column: judged.tooLarge.column };
    if (by < 0 && state.tooLarge?.row === row) state.tooLarge = this.#nextTooLarge(row);
  }

  #nextTooLarge(not: number): RowsState["tooLarge"] {
    const bit = bitOf("row.tooLarge");
    for (let row = 1; row <= this.count; row++)
      if (row !== not && ((this.#codes[row] ?? 0) & bit) !== 0)
        return { row, column: oversized(this.#cells(row))?.column ?? null };
    return null;
  }

  #find(filter: RowFilter): Uint32Array {
    const fits = this.#test(filter);
    const found = new Uint32Array(this.count);
    let n = 0;
    for (let row = 1; row <= this.count; row++) if (fits(row)) found[n++] = row;
    return found.slice(0, n);
  }

  #test(filter: RowFilter): (row: number) => boolean {
    const level = (bits: number) => (row: number) => ((this.#levels[row] ?? 0) & bits) !== 0;
    if (filter === "problems") return level(levelBit("error") | levelBit("warning"));
    if (filter === "errors") return level(levelBit("error"));
    if (filter === "warnings") return level(levelBit("warning"));
    if (filter === "infos") return level(levelBit("info"));
    if (filter === "edited") return this.#edits.isEdited;
    if (filter === "discarded") return this.#edits.isDiscarded;
    const [kind, name = ""] = filter.split(":");
    if (kind === "code") {
      const bit = issueCodes.some((code) => code === name) ? bitOf(name) : 0;
      return (row) => ((this.#codes[row] ?? 0) & bit) !== 0;
    }
    const bit = 1 << repairIds.indexOf(name as (typeof repairIds)[number]);
    return (row) => kind !== "repair" || ((this.#repairs[row] ?? 0) & bit) !== 0;
  }

  #empty(): RowsState {
    return {
      ...emptyCheck(),
      discarded: 0,
      edited: 0,
      infos: {},
      repairs: repairIds.map((id) => ({ id, count: 0 })),
      rows: { errors: 0, warnings: 0, infos: 0 },
      undo: null,
      tooLarge: null,
    };
  }
}

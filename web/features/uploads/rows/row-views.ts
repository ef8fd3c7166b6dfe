import type { CheckResult } from "../reading/check.ts";
import type { Change } from "./cell-edits.ts";
import type { IssueLevel } from "./issue-codes.ts";

/** Which rows the grid shows. `code:` and `repair:` name one kind. */
export type RowFilter =
  | "all"
  | "problems"
  | "errors"
  | "warnings"
  | "infos"
  | "edited"
  | "discarded"
  | "redo"
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
  /** Rows a person changed by hand before the upload broke off, not changed again since (see `Changed`). */
  redo: number;
  /** More rows were changed or left out then than are known by number. */
  redoMore: boolean;
  /** The first row that no request can carry. */
  tooLarge: { row: number; column: number | null } | null;
}

/** What was changed in the rows of a file, without a value: repairs by name, rows by number. */
export interface Changed {
  repairs: string[];
  discarded: number[];
  /** Rows with a cell that was changed by hand. */
  edited: number[];
  /** Not all rows are named. */
  more: boolean;
}

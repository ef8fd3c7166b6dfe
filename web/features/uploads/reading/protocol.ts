import type { RowsState } from "../rows/row-views.ts";
import type { RowsAnswers, RowsAsk } from "../rows/rows-job.ts";
import type { ColumnTarget } from "./check.ts";
import type { ReadErrorCode } from "./read-error.ts";
import type { ReadOptions, TableSummary } from "./table.ts";

/** What openFile hands to the page besides the summary. */
export interface OpenedHead {
  summary: TableSummary;
  /** The first 50 rows. */
  head: string[][];
  /** Per column its first five values that say something. */
  columnSamples: string[][];
}

/** Questions of the page to the worker. One file per worker; `id` ties the answer to its question. */
export type ReaderRequest =
  | { id: number; kind: "open"; file: Blob; options: ReadOptions }
  | { id: number; kind: "rows"; from: number; count: number }
  | { id: number; kind: "check"; mapping: ColumnTarget[] }
  | { id: number; kind: "ask"; ask: RowsAsk }
  | { id: number; kind: "cancel" };

export interface ReaderAnswers {
  open: OpenedHead;
  rows: string[][];
  check: RowsState;
  ask: RowsAnswers[RowsAsk["do"]];
}

export type ReaderReply =
  | { id: number; kind: "progress"; fraction: number }
  | { id: number; kind: "done"; value: ReaderAnswers[keyof ReaderAnswers] }
  | { id: number; kind: "failed"; code: ReadErrorCode | "aborted" };

/** The page never receives more rows at once. */
export const MAX_SLICE = 2_000;
export const HEAD_ROWS = 50;
export const MAX_ROWS = 1_000_000;

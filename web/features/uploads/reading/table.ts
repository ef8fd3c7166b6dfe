import type { Encoding } from "./decode.ts";

/** What the person (or the command line) fixed; everything left out is guessed. */
export interface ReadOptions {
  encoding?: Encoding | undefined;
  /** One character. */
  delimiter?: string | undefined;
  hasHeader?: boolean | undefined;
  /** Record of the file (from 1) in which the header starts; what stands above it is preamble. 0 = no header. */
  headerRow?: number | undefined;
  headerLines?: number | undefined;
  /** Name of a sheet, or its number from 1 in the workbook's order. */
  sheet?: string | undefined;
  /** Mends text that was encoded twice ("LÃ¼beck"). */
  repair?: boolean | undefined;
}

export type TableIssueCode =
  | "row.short"
  | "row.long"
  | "quote.stray"
  | "quote.unclosed"
  | "cell.nul"
  | "cell.no_value"
  | "cell.merged"
  | "encoding.invalid_bytes"
  | "encoding.mixed";

/** `row` is the record number after the header, from 1; 0 is the header. Never a value. */
export interface TableIssue {
  code: TableIssueCode;
  row: number;
}

export interface SheetChoice {
  name: string;
  hidden: boolean;
}

export interface TableSummary {
  kind: "text" | "xlsx";
  /** Null for a workbook. */
  encoding: Encoding | null;
  delimiter: string | null;
  /** The sheet that was read and the ones to choose from, hidden ones last; null and [] for text. */
  sheet: string | null;
  sheets: SheetChoice[];
  hasHeader: boolean;
  /** Record of the file (from 1) in which the header starts, 0 = none; and how many records it takes. */
  headerRow: number;
  headerLines: number;
  /** What stands above the header: no part of the table. */
  preamble: string[][];
  /** The first 20 records of the file as they stand, to choose the header from. */
  top: string[][];
  /** Cells whose text was encoded twice: still so, or mended when `repaired`; with one example. */
  mojibake: { cells: number; repaired: boolean; example: { before: string; after: string } | null };
  /** How sure the guess of the delimiter is, 0..1 (1 when it was given). */
  confidence: number;
  /** One name per column, unique, in the file's order. */
  headers: string[];
  /** Records after the header, empty ones included. */
  rowCount: number;
  columnCount: number;
  /** Hex SHA-256 of the file's bytes. */
  sha256: string;
  /** The first 1,000 issues; the counts are complete. */
  issues: TableIssue[];
  issueCounts: Partial<Record<TableIssueCode, number>>;
}

/** Receives the rows in order, at most 1,000 at once; `firstOrdinal` is the record number after the header, from 1. */
export type OnRows = (rows: string[][], firstOrdinal: number) => void | Promise<void>;

export const TOP_RECORDS = 20;
export const MAX_ISSUES = 1_000;
export const MAX_COLUMNS = 2_000;

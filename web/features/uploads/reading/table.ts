import type { Encoding } from "./decode.ts";
import type { Delimiter } from "./dialect.ts";

/** What the person (or the command line) fixed; everything left out is guessed. */
export interface ReadOptions {
  encoding?: Encoding | undefined;
  delimiter?: Delimiter | undefined;
  hasHeader?: boolean | undefined;
}

export type TableIssueCode =
  | "row.short"
  | "row.long"
  | "quote.stray"
  | "quote.unclosed"
  | "cell.nul"
  | "encoding.invalid_bytes";

/** `row` is the record number after the header, from 1; 0 is the header. Never a value. */
export interface TableIssue {
  code: TableIssueCode;
  row: number;
}

export interface TableSummary {
  encoding: Encoding;
  delimiter: Delimiter;
  hasHeader: boolean;
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

export const MAX_ISSUES = 1_000;
export const MAX_COLUMNS = 2_000;

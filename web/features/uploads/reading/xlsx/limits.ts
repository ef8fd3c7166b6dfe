/**
 * What a workbook may be. All of it is counted while reading: what a file says about itself is never believed.
 * Above 25 MB or 100,000 rows the advice is to save as CSV, which is read without these limits.
 */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
export const MAX_XLSX_ROWS = 100_000;
export const MAX_ENTRIES = 10_000;
/** One part, inflated; and everything that is inflated while one file is read (a sheet is read twice). */
export const MAX_PART_BYTES = 1024 * 1024 * 1024;
export const MAX_TOTAL_BYTES = 3 * MAX_PART_BYTES;
/** Honest sheets inflate 5 to 60 times; deflate itself can do 1,032. Not judged below the first 16 MiB. */
export const MAX_RATIO = 250;
export const RATIO_FREE_BYTES = 16 * 1024 * 1024;
/** Parts that are held whole (workbook, relations, styles). */
export const MAX_SMALL_PART_BYTES = 32 * 1024 * 1024;
export const MAX_DEPTH = 64;
/** Longest tag, comment or instruction of the XML. */
export const MAX_TOKEN = 256 * 1024;
export const MAX_SHARED_STRINGS = 4_000_000;
/** Characters in the shared strings, and in all cells of the sheet together (one string can be named a million times). */
export const MAX_TEXT = 128 * 1024 * 1024;
export const MAX_SHEETS = 1_000;
export const MAX_STYLES = 70_000;
export const MAX_MERGES = 100_000;

import { headerPoints, isHeadingWord, looksLikeData } from "./headers.ts";
import type { ReadOptions } from "./table.ts";

/** Where the table starts: records to leave out above the header, and how many records the header takes. */
export interface Layout {
  skip: number;
  headerLines: number;
}

/** What a sheet says of its merged cells; a text file has none. */
export interface MergeHints {
  isTitle(index: number, cells: string[]): boolean;
  isAcross(index: number): boolean;
  depth(index: number): number;
}

/** A header further down is chosen by the person. */
const SEARCH = 30;
const MAX_SKIP = 1_000;
/** Longest preamble of pairs. */
const MAX_PAIRS = 12;
export const MAX_HEADER_LINES = 6;
const EMPTY_WORDS = /^(n\.?v\.?t\.?|onbekend|unknown|geen|none|null|nee|n\.?b\.?|n\/a|x|\?+|-+|\.+)$/i;

/** What was chosen, completed by guesses. @param records the first records of the file */
export function chooseLayout(records: string[][], options: ReadOptions, hints?: MergeHints): Layout {
  if (options.headerRow === 0 || (options.headerRow === undefined && options.hasHeader === false))
    return { skip: 0, headerLines: 0 };
  if (options.headerRow !== undefined) {
    const skip = Math.min(options.headerRow - 1, MAX_SKIP);
    return { skip, headerLines: options.headerLines ?? linesOf(records, skip, hints) };
  }
  const guess = guessLayout(records, hints);
  if (options.headerLines !== undefined) return { skip: guess.skip, headerLines: options.headerLines };
  return options.hasHeader && guess.headerLines === 0 ? { skip: 0, headerLines: 1 } : guess;
}

/**
 * Guesses preamble and header. A preamble is only taken off above a header that shows itself; where in doubt its lines stay rows,
 * because a row too many is seen and one too few is not.
 */
export function guessLayout(records: string[][], hints?: MergeHints): Layout {
  const start = findStart(records, hints);
  const skip = start > 0 && isGroupLine(records, start - 1) ? start - 1 : start;
  if (skip < start) return { skip, headerLines: 1 + linesOf(records, start, hints) };
  if (headerPoints(records.slice(start)) < 0 || (start === 0 && isLoneTitle(records)))
    return { skip: 0, headerLines: 0 };
  return { skip, headerLines: linesOf(records, skip, hints) };
}

function linesOf(records: string[][], at: number, hints?: MergeHints): number {
  const deep = hints?.depth(at) ?? 1;
  if (deep > 1 && deep <= MAX_HEADER_LINES) return deep;
  const grouped = hints?.isAcross(at) && !(records[at + 1] ?? []).some(looksLikeData);
  return isSecondLine(records, at + 1) || (grouped && filledOf(records[at + 1] ?? []).length > 1) ? 2 : 1;
}

function findStart(records: string[][], hints?: MergeHints): number {
  const filled = records.map((record) => filledOf(record).length);
  const width = usualWidth(filled);
  const narrow = width >= 3 ? Math.floor((width + 1) / 3) : width - 1;
  const start = filled.findIndex((n) => n > Math.max(0, narrow));
  if (start > 0 && start <= SEARCH && isHeader(records, start, filled, width, hints)) return start;
  return belowGap(records, filled);
}

/** Whether the record after all these narrow ones shows itself as a header. */
function isHeader(records: string[][], start: number, filled: number[], width: number, hints?: MergeHints): boolean {
  const points = headerPoints(records.slice(start));
  const above = filled.slice(0, start);
  if (above.every((n) => n === 0)) return points >= 0;
  const titled = above.every((_, row) => filled[row] === 0 || hints?.isTitle(row, records[row] ?? []));
  const marked = titled || above.some((n) => n === 0) || /^\s*[#~/]/.test(records[0]?.[0] ?? "");
  const enough = width >= 3 ? (marked ? 0 : 0.5) : marked ? 0.5 : 2;
  return points >= enough;
}

/** A few lines such as "Datum; 25-11-2026", an empty line, and then a wider line that is certainly a header. */
function belowGap(records: string[][], filled: number[]): number {
  const start = filled.findIndex((n, row) => row > 1 && filled[row - 1] === 0 && n > 2);
  if (start < 0 || start > MAX_PAIRS || filled[0] === 0) return 0;
  const above = records.slice(0, start);
  const arePairs = above.every(
    (record, row) => (filled[row] as number) < Math.min(3, filled[start] as number) && !isWordy(record),
  );
  return arePairs && headerPoints(records.slice(start)) >= 3 ? start : 0;
}

/** A first line far narrower than the table names none of its columns; as no header was found below it, it stays a row. */
function isLoneTitle(records: string[][]): boolean {
  const first = filledOf(records[0] ?? []);
  const width = usualWidth(records.map((record) => filledOf(record).length));
  return width >= 3 && first.length === 1 && !isHeadingWord(first[0] as string);
}

/** Filled cells in the fuller records: a preamble, and rows with gaps, must not make the table seem narrow. */
function usualWidth(filled: number[]): number {
  const sorted = filled.filter((n) => n > 0).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.8)] ?? sorted.at(-1) ?? 0;
}

/** Headings over groups of columns, right above the header: no data, spread to the right, unlike a title or "Datum: …". */
function isGroupLine(records: string[][], at: number): boolean {
  const line = records[at] ?? [];
  const filled = filledOf(line);
  if (filled.length === 0 || filled.some((cell) => looksLikeData(cell) || /[:=]$/.test(cell))) return false;
  const first = line.findIndex((cell) => cell.trim() !== "");
  const last = line.findLastIndex((cell) => cell.trim() !== "");
  const width = filledOf(records[at + 1] ?? []).length;
  return filled.length === 1 ? first > 0 : last >= width / 2;
}

/** Whether this record continues the header above it: units in brackets, more heading words, or words over columns of numbers. */
function isSecondLine(records: string[][], at: number): boolean {
  const line = records[at] ?? [];
  const filled = filledOf(line);
  const body = records.slice(at + 1).filter((record) => filledOf(record).length > 0);
  if (filled.length === 0 || body.length === 0) return false;
  const bracketed = filled.filter((cell) => /^[([].*[)\]]$/.test(cell));
  if (filled.some((cell) => looksLikeData(cell) && !bracketed.includes(cell))) return false;
  if (line.some((cell, column) => cell.trim() !== "" && body.some((record) => record[column]?.trim() === cell.trim())))
    return false;
  if (bracketed.length === filled.length) return true;
  if (isWordy(line) && !body.slice(0, 10).some(isWordy)) {
    // Words alone are not enough: names can be made of them. The line above has gaps to fill, or the rows below are of another kind.
    const above = records[at - 1] ?? [];
    if (line.some((cell, column) => cell.trim() !== "" && (above[column] ?? "").trim() === "")) return true;
    return columnsOver(line, body) >= 1;
  }
  return columnsOver(line, body, 3) >= 2;
}

function isWordy(record: string[]): boolean {
  const filled = filledOf(record);
  const words = filled.filter((cell) => cell.length <= 40 && cell.split(/\s+/).length <= 4 && isHeadingWord(cell));
  return words.length >= 2 && words.length >= filled.length / 2;
}

/** In how many columns this line is a word over numbers, dates or addresses; none when it says "unknown" somewhere there. */
function columnsOver(line: string[], body: string[][], atLeast = 1): number {
  let over = 0;
  for (const [column, cell] of line.entries()) {
    const values = body.map((record) => record[column]?.trim() ?? "").filter((value) => value !== "");
    if (values.length < atLeast || values.filter(looksLikeData).length < values.length * 0.8) continue;
    if (cell.trim() === "") continue;
    if (EMPTY_WORDS.test(cell.trim())) return 0;
    over++;
  }
  return over;
}

function filledOf(record: string[]): string[] {
  return record.map((cell) => cell.trim()).filter((cell) => cell !== "");
}

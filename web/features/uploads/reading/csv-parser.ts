import { ReadError } from "./read-error.ts";

/** What was odd about the quotes of one record. */
export const QUOTE_STRAY = 1;
export const QUOTE_UNCLOSED = 2;

/** Longest cell (UTF-16 units). A quoted cell that grows beyond it counts as unclosed; an unquoted one is refused. */
export const MAX_CELL = 1_000_000;
/** Reading again after unclosed quotes is bounded, so that no file can make the reader hang. */
const MAX_REREAD = 200_000_000;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;

export interface CsvParserOptions {
  delimiter: string;
  /** True for old Mac files: a lone CR ends a record. Otherwise it belongs to the cell. LF and CRLF always end one. */
  crEndsRecord: boolean;
  onRecord(cells: string[], quirks: number): void;
}

/**
 * Streaming parser of delimited text (RFC 4180 and what people make of it), fed with strings of any size.
 *
 * Own code because papaparse 5.7 failed on the test sets: it fixes one line end for the file (mixed ends glue rows together),
 * an unquoted name that starts with a quote ("AAE" Advanced B.V.) swallows the records after it, and it cannot be
 * fed strings in a worker without rereading an unclosed cell at every chunk.
 *
 * Rule for damage: a quote that opens a cell but is never properly closed is an ordinary character. So damage stays on its line.
 */
export class CsvParser {
  readonly #options: CsvParserOptions;
  readonly #delimiter: number;
  #buffer = "";
  /** Start of the cell being read, and where its scan goes on when more text arrives. */
  #start = 0;
  #scan = 0;
  #literalQuote = false;
  #record: string[] = [];
  #quirks = 0;
  #reread = 0;

  constructor(options: CsvParserOptions) {
    this.#options = options;
    this.#delimiter = options.delimiter.charCodeAt(0);
  }

  push(text: string): void {
    this.#buffer = this.#buffer.slice(this.#start) + text;
    this.#scan -= this.#start;
    this.#start = 0;
    this.#run(false);
  }

  /** Ends the input. A missing last newline is no matter; a final newline makes no extra record. */
  end(): void {
    this.#run(true);
    if (this.#record.length > 0) {
      this.#record.push("");
      this.#emit();
    }
    this.#buffer = "";
    this.#start = 0;
    this.#scan = 0;
  }

  #run(final: boolean): void {
    while (this.#start < this.#buffer.length) {
      const quoted = !this.#literalQuote && this.#buffer.charCodeAt(this.#start) === QUOTE;
      if (!(quoted ? this.#quotedCell(final) : this.#plainCell(final))) return;
    }
  }

  /** @returns false when the cell may go on in text that has not arrived yet. */
  #plainCell(final: boolean): boolean {
    const end = this.#findEnd(this.#scan, false);
    if (end < this.#buffer.length || final) {
      const size = this.#endSize(end, final);
      if (size >= 0) return this.#take(this.#buffer.slice(this.#start, end), end, size);
    }
    if (this.#buffer.length - this.#start > MAX_CELL) throw new ReadError("file.cell_too_long");
    this.#scan = end;
    return false;
  }

  #quotedCell(final: boolean): boolean {
    const text = this.#buffer;
    let at = Math.max(this.#scan, this.#start + 1);
    for (;;) {
      const quote = text.indexOf('"', at);
      if (quote < 0 || quote + 1 === text.length) {
        if (final && quote > 0) return this.#takeQuoted(quote, text.length, 0);
        return this.#waitOrGiveUp(final, quote < 0 ? text.length : quote);
      }
      if (text.charCodeAt(quote + 1) === QUOTE) {
        at = quote + 2;
        continue;
      }
      const end = this.#findEnd(quote + 1, true);
      if (end === text.length && !final) return this.#waitOrGiveUp(false, quote);
      if (text.charCodeAt(end) === QUOTE) {
        this.#quirks |= QUOTE_STRAY;
        at = end;
        continue;
      }
      const size = this.#endSize(end, final);
      if (size < 0) return this.#waitOrGiveUp(false, quote);
      if (!onlySpaces(text, quote + 1, end)) return this.#giveUp(quote, QUOTE_STRAY);
      return this.#takeQuoted(quote, end, size);
    }
  }

  #takeQuoted(quote: number, end: number, size: number): boolean {
    const inner = this.#buffer.slice(this.#start + 1, quote);
    return this.#take(inner.replaceAll('""', '"'), end, size);
  }

  #waitOrGiveUp(final: boolean, scan: number): boolean {
    if (final || this.#buffer.length - this.#start > MAX_CELL) return this.#giveUp(this.#buffer.length, QUOTE_UNCLOSED);
    this.#scan = scan;
    return false;
  }

  /** The opening quote was an ordinary character: read the cell again without it. */
  #giveUp(at: number, quirk: number): boolean {
    this.#reread += at - this.#start;
    if (this.#reread > MAX_REREAD) throw new ReadError("file.quotes_broken");
    this.#quirks |= quirk;
    this.#literalQuote = true;
    this.#scan = this.#start + 1;
    return true;
  }

  /** Index of the next delimiter, record end or (if asked) quote; the buffer's length if there is none. */
  #findEnd(from: number, stopAtQuote: boolean): number {
    const text = this.#buffer;
    const length = text.length;
    const cr = this.#options.crEndsRecord;
    let i = from;
    for (; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code === this.#delimiter || code === LF || (stopAtQuote && code === QUOTE)) break;
      if (code === CR && (cr || i + 1 === length || text.charCodeAt(i + 1) === LF)) break;
    }
    return i;
  }

  /** Width of the end found there: 0 at the end of the input, -1 when a CR waits for what follows it. */
  #endSize(end: number, final: boolean): number {
    if (end >= this.#buffer.length) return 0;
    if (this.#buffer.charCodeAt(end) !== CR) return 1;
    if (end + 1 < this.#buffer.length) return this.#buffer.charCodeAt(end + 1) === LF ? 2 : 1;
    return final ? 1 : -1;
  }

  #take(cell: string, end: number, size: number): boolean {
    const isDelimiter = size === 1 && this.#buffer.charCodeAt(end) === this.#delimiter;
    this.#record.push(cell);
    this.#start = end + size;
    this.#scan = this.#start;
    this.#literalQuote = false;
    if (!isDelimiter) this.#emit();
    return true;
  }

  #emit(): void {
    const record = this.#record;
    const quirks = this.#quirks;
    this.#record = [];
    this.#quirks = 0;
    this.#options.onRecord(record, quirks);
  }
}

function onlySpaces(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) !== SPACE) return false;
  return true;
}

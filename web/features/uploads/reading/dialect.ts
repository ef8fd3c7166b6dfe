import { CsvParser } from "./csv-parser.ts";
import { guessLayout } from "./layout.ts";

export type Delimiter = "," | ";" | "\t" | "|" | "^" | "~";
export type Newline = "\n" | "\r\n" | "\r";
export interface Dialect {
  /** One of the usual ones, unless another was given. */
  delimiter: string;
  newline: Newline;
  hasHeader: boolean;
  /** 0..1: how far the delimiter stands out from the next best. */
  confidence: number;
  /** The first records, cut by the delimiter. */
  records: string[][];
}

const DELIMITERS: readonly Delimiter[] = [";", "\t", ",", "|", "^", "~"];
const SAMPLE_RECORDS = 300;

/**
 * Guesses delimiter, line end and header from the beginning of a text. Each delimiter is tried with the real parser, so quotes
 * and cells of several lines do not mislead it; the one that cuts the records most evenly, the first one included, wins.
 */
export function guessDialect(sampleText: string, fixed: { delimiter?: string } = {}): Dialect {
  const sep = sepLine(sampleText);
  const text = sep ? sampleText.slice(sep.length) : sampleText;
  const newline = guessNewline(text);
  const tried = DELIMITERS.map((delimiter) => trial(text, delimiter, newline)).sort((a, b) => b.score - a.score);
  const delimiter = fixed.delimiter ?? sep?.delimiter ?? (tried[0]?.score ? tried[0].delimiter : uncut(tried));
  const records =
    tried.find((each) => each.delimiter === delimiter)?.records ?? trial(text, delimiter, newline).records;
  const [best = 0, second = 0] = tried.map((each) => each.score);
  const confidence = fixed.delimiter || sep ? 1 : best === 0 ? 0.2 : best / (best + second);
  return { delimiter, newline, hasHeader: guessLayout(records).headerLines > 0, confidence, records };
}

/** One column: a delimiter that cuts no cell of it. */
function uncut(tried: Trial[]): string {
  const whole = tried.filter(({ records }) => records.every((record) => record.length <= 1));
  return (whole.find(({ delimiter }) => delimiter === ",") ?? whole[0])?.delimiter ?? ",";
}

/** The line `sep=;` that Excel writes and honours: not a record. */
export function sepLine(text: string): { delimiter: string; length: number } | null {
  const found = /^"?sep=([^\w\s"]|\t)"?(\r\n|\r|\n|$)/i.exec(text);
  return found ? { delimiter: found[1] as string, length: found[0].length } : null;
}

function guessNewline(text: string): Newline {
  const crlf = text.match(/\r\n/g)?.length ?? 0;
  const lf = (text.match(/\n/g)?.length ?? 0) - crlf;
  const cr = (text.match(/\r/g)?.length ?? 0) - crlf;
  if (cr > crlf + lf) return "\r";
  return crlf > lf ? "\r\n" : "\n";
}

interface Trial {
  delimiter: string;
  score: number;
  records: string[][];
}

function trial(text: string, delimiter: string, newline: Newline): Trial {
  const records: string[][] = [];
  let odd = 0;
  const parser = new CsvParser({
    delimiter,
    crEndsRecord: newline === "\r",
    onRecord(cells, quirks) {
      if (records.length >= SAMPLE_RECORDS) return;
      records.push(cells);
      if (quirks) odd++;
    },
  });
  parser.push(text);
  // The last record of a cut-off sample is broken; of a short file it is needed.
  if (records.length < 5) parser.end();
  return { delimiter, score: isProse(records, delimiter) ? 0 : evenness(records, odd), records };
}

/** One column of addresses or names ("Dam 1, Urk"): commas with a space behind, none in the heading. */
function isProse(records: string[][], delimiter: string): boolean {
  const [first, ...rest] = records.filter((record) => record.length > 1 || record[0] !== "");
  if (delimiter !== "," || first?.length !== 1) return false;
  const after = rest.flatMap((record) => record.slice(1));
  return rest.every((record) => record.length <= 3) && after.every((cell) => cell === "" || cell.startsWith(" "));
}

function evenness(records: string[][], odd: number): number {
  const widths = records.filter((record) => record.length > 1 || record[0] !== "").map((record) => record.length);
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [mode, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  if (mode === 1) return wideMinority(widths);
  const agreement = times / widths.length;
  const first = widths[0] === mode ? 1 : 0.7;
  return agreement ** 2 * (1 - 1 / mode) * first * (1 - (0.5 * odd) / records.length);
}

/**
 * Most lines without the delimiter still leaves a weak vote for it: in the heading of a table with empty rows, or in a table under
 * a long preamble. A comma in some names of one column is none.
 */
function wideMinority(widths: number[]): number {
  const wide = widths.filter((width) => width > 1).length;
  const start = widths.findIndex((width) => width > 1);
  const isTable = start === 0 || (wide > 1 && widths.slice(start).every((width) => width > 1));
  return wide === 0 || !isTable ? 0 : 0.1 * (wide / widths.length) ** 2;
}

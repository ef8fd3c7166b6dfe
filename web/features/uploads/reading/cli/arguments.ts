import { parseArgs } from "node:util";
import type { Encoding } from "../decode.ts";
import { MAX_HEADER_LINES } from "../layout.ts";
import type { ReadOptions } from "../table.ts";

const USAGE =
  "usage: read-table FILE [--sheet NAME|NUMBER] [--encoding utf-8|utf-16le|utf-16be|windows-1252] [--delimiter CHARACTER] [--header-row N (0 = none)] [--header-lines N] [--repair]";

export class UsageError extends Error {}

const ENCODINGS: Record<string, Encoding> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  "utf-8-bom": "utf-8-bom",
  "utf-8-sig": "utf-8-bom",
  "utf-16": "utf-16le",
  "utf-16le": "utf-16le",
  "utf-16-le": "utf-16le",
  "utf-16be": "utf-16be",
  "utf-16-be": "utf-16be",
  "latin-1": "windows-1252",
  latin1: "windows-1252",
  "iso-8859-1": "windows-1252",
  "iso-8859-15": "windows-1252",
  "windows-1252": "windows-1252",
  cp1252: "windows-1252",
  ascii: "windows-1252",
};
const DELIMITERS: Record<string, string> = { tab: "\t", "\\t": "\t", comma: ",", semicolon: ";", pipe: "|" };

/** @throws UsageError with one line to print */
export function parseArguments(args: string[]): { file: string; options: ReadOptions } {
  const { values, positionals } = parse(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError(USAGE);
  const options: ReadOptions = { sheet: values.sheet, repair: values.repair };
  if (values.encoding !== undefined) options.encoding = lookUp(ENCODINGS, values.encoding.toLowerCase(), "encoding");
  if (values.delimiter !== undefined) {
    const delimiter = DELIMITERS[values.delimiter.toLowerCase()] ?? values.delimiter;
    if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) throw new UsageError("--delimiter takes one character");
    options.delimiter = delimiter;
  }
  if (values["header-row"] !== undefined) options.headerRow = whole(values["header-row"], 0, 1_000, "--header-row");
  if (values["header-lines"] !== undefined)
    options.headerLines = whole(values["header-lines"], 1, MAX_HEADER_LINES, "--header-lines");
  return { file, options };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        sheet: { type: "string" },
        encoding: { type: "string" },
        delimiter: { type: "string" },
        "header-row": { type: "string" },
        "header-lines": { type: "string" },
        repair: { type: "boolean" },
      },
    });
  } catch {
    throw new UsageError(USAGE);
  }
}

function lookUp<T>(table: Record<string, T>, key: string, what: string): T {
  const found = Object.hasOwn(table, key) ? table[key] : undefined;
  if (found === undefined) throw new UsageError(`unknown ${what}; ${USAGE}`);
  return found;
}

function whole(text: string, from: number, to: number, what: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < from || number > to) throw new UsageError(`${what}: ${from} to ${to}`);
  return number;
}

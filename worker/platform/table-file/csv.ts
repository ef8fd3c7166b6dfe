import { neutraliseFormula } from "./formula-mark.ts";
import type { TableFile } from "./table-file.ts";
import { toWindows1252 } from "./windows-1252.ts";

export interface CsvDialect {
  delimiter: string;
  encoding: "utf-8" | "utf-8-bom" | "windows-1252";
}

/** One record by RFC 4180 with CRLF; quoted where the delimiter, a quote or a line end stands in the cell. */
export const csvRecord = (cells: readonly string[], delimiter: string) =>
  `${cells
    .map((cell) => {
      const safe = neutraliseFormula(cell);
      return safe.includes(delimiter) || /["\r\n]/.test(safe) || /^\s|\s$/.test(safe)
        ? `"${safe.replaceAll('"', '""')}"`
        : safe;
    })
    .join(delimiter)}\r\n`;

const encoder = new TextEncoder();

/** A CSV in a dialect; signs that windows-1252 lacks become `?`. */
export const csvFile = ({ delimiter, encoding }: CsvDialect): TableFile => {
  const encode = encoding === "windows-1252" ? toWindows1252 : (text: string) => encoder.encode(text);
  const mark = encoding === "utf-8-bom" ? "\uFEFF" : "";
  return {
    extension: "csv",
    contentType: `text/csv; charset=${encoding === "windows-1252" ? encoding : "utf-8"}`,
    start: (headers) => encode(`${mark}${csvRecord(headers, delimiter)}`),
    rows: (records) => encode(records.map((cells) => csvRecord(cells, delimiter)).join("")),
    end: () => new Uint8Array(),
  };
};

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ReadOptions, readTable, type TableSummary } from "#web/features/uploads/reading/read-table.ts";

const DATA = join(import.meta.dirname, "../../../../shared/data");

export function hasData(path: string): boolean {
  return existsSync(join(DATA, path));
}

export function dataPath(path: string): string {
  return join(DATA, path);
}

export function dataBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(DATA, path)));
}

/** The whole table at once, and whether the ordinals handed over were unbroken. */
export async function readAll(
  source: Blob | Uint8Array | string,
  options: ReadOptions = {},
): Promise<{ summary: TableSummary; rows: string[][] }> {
  const rows: string[][] = [];
  const bytes = typeof source === "string" ? new TextEncoder().encode(source) : source;
  const summary = await readTable(bytes, options, (batch, firstOrdinal) => {
    if (firstOrdinal !== rows.length + 1) throw new Error(`ordinal ${firstOrdinal} after ${rows.length} rows`);
    rows.push(...batch);
  });
  for (const row of rows) while (row.length < summary.columnCount) row.push("");
  return { summary, rows };
}

/** Without a header, so every record is a row. */
export async function records(text: string, delimiter?: ReadOptions["delimiter"]): Promise<string[][]> {
  return (await readAll(text, { delimiter, hasHeader: false })).rows;
}

export function encode(text: string, encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252") {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8-bom") return Buffer.from(`\ufeff${text}`);
  if (encoding === "windows-1252") return Buffer.from(text.replaceAll("€", "\u0080"), "latin1");
  const little = Buffer.from(`\ufeff${text}`, "utf16le");
  return encoding === "utf-16le" ? little : little.swap16();
}

export function writeCsv(rows: string[][], delimiter: string, newline: string): string {
  const cell = (value: string) =>
    value === "" || /["\r\n]/.test(value) || value.includes(delimiter) ? `"${value.replaceAll('"', '""')}"` : value;
  return rows.map((row) => row.map(cell).join(delimiter) + newline).join("");
}

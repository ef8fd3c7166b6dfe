import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readTable as read } from "#web/features/uploads/reading/read-table.ts";
import { guessColumns } from "#worker/matching/normalise/columns.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { NormalisedRow, TargetField } from "#worker/matching/types.ts";

/** The shared data sets beside the project; absent on most machines. */
export const sharedData = (path: string): string => resolve(import.meta.dirname, "../../../shared/data", path);
export const hasSharedData = (path: string): boolean => existsSync(sharedData(path));

/** All records of a file, header first, read as the wizard reads it. */
export async function readTable(path: string): Promise<string[][]> {
  const rows: string[][] = [];
  const { headers } = await read(readFileSync(path), {}, (batch) => {
    for (const row of batch) rows.push(row);
  });
  return [headers, ...rows];
}

/** The file as the wizard would map it: guessed columns, refused rows left out. */
export function normaliseTable(table: string[][]): NormalisedRow[] {
  const [header = [], ...records] = table;
  const samples = header.map((_, at) =>
    records
      .map((record) => record[at] ?? "")
      .filter((cell) => cell.trim())
      .slice(0, 20),
  );
  const guesses = guessColumns(header, samples);
  const rows: NormalisedRow[] = [];
  records.forEach((record, at) => {
    const cells: Partial<Record<TargetField, string>> = {};
    guesses.forEach((guess, column) => {
      if (guess.target) cells[guess.target] = record[column] ?? "";
    });
    const result = normaliseRow(at + 1, cells);
    if (result.ok) rows.push(result.row);
  });
  return rows;
}

/** Pairwise precision and recall of a grouping against the truth, both as one label per record. */
export function pairwise(found: (string | null)[], truth: (string | null)[]): { precision: number; recall: number } {
  const pairsOf = (labels: (string | null)[]) => {
    const sizes = new Map<string, number>();
    for (const label of labels) if (label !== null) sizes.set(label, (sizes.get(label) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  };
  const both = found.map((label, at) => (label !== null && truth[at] !== null ? `${label} ${truth[at]}` : null));
  const right = pairsOf(both);
  return { precision: right / Math.max(1, pairsOf(found)), recall: right / Math.max(1, pairsOf(truth)) };
}

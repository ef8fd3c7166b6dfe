import type { TargetField } from "#worker/matching/types.ts";

/** One entry per column, in the file's order; null = the column is not used for matching. */
export interface ColumnTarget {
  target: TargetField | null;
}

export interface CheckIssue {
  /** Record number after the header, from 1. */
  row: number;
  field: TargetField | null;
  code: string;
  level: "error" | "warning";
}

export interface CheckResult {
  /** Rows that will go in (with or without warnings) and rows that will be refused: together all rows. */
  ok: number;
  refused: number;
  /** How often each warning and each reason for refusal occurs. */
  warnings: Record<string, number>;
  errors: Record<string, number>;
  /** The first 200, in row order. */
  issues: CheckIssue[];
}

export const MAX_CHECK_ISSUES = 200;

export function emptyCheck(): CheckResult {
  return { ok: 0, refused: 0, warnings: {}, errors: {}, issues: [] };
}

/** The mapped cells of a row; when two columns go to one field, the first that says something counts. */
export function toFields(cells: string[], mapping: ColumnTarget[]): Partial<Record<TargetField, string>> {
  const fields: Partial<Record<TargetField, string>> = {};
  mapping.forEach(({ target }, column) => {
    const cell = cells[column] ?? "";
    if (target && !fields[target]?.trim()) fields[target] = cell;
  });
  return fields;
}

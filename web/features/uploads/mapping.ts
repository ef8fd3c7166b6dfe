import { type TargetField, targetFields, type UploadColumn } from "#contract/uploads.ts";
import { guessColumns, personFields } from "#worker/matching/normalise/columns.ts";

/** Fields of the company and of its contact, as the select groups them. */
export const companyTargets: readonly TargetField[] = targetFields.filter((field) => !personFields.has(field));
export const contactTargets: readonly TargetField[] = targetFields.filter((field) => personFields.has(field));

/**
 * The proposal for a file: guessed from headings and values; what a column of the same name meant in this client's earlier uploads
 * goes before a guess. Each field is given once. `remembered` counts the columns that were known.
 */
export function proposeMapping(
  headers: string[],
  samples: string[][],
  known: readonly UploadColumn[] = [],
): { columns: UploadColumn[]; remembered: number } {
  const before = new Map(known.map((column) => [column.header, column]));
  const taken = new Set<TargetField>();
  const columns = guessColumns(headers, samples).map((guess, at) => ({ header: headers[at] ?? "", ...guess }));
  let remembered = 0;
  for (const column of columns) {
    const same = before.get(column.header);
    before.delete(column.header);
    if (!same) continue;
    remembered++;
    column.ownClass = same.ownClass;
    column.target = same.target !== null && taken.has(same.target) ? null : same.target;
    if (column.target !== null) taken.add(column.target);
  }
  const isKnown = new Set(known.map(({ header }) => header));
  for (const column of columns) {
    if (isKnown.has(column.header) || column.target === null) continue;
    if (taken.has(column.target)) column.target = null;
    else taken.add(column.target);
  }
  return { columns, remembered };
}

/** Gives a column its field; the column that had it becomes an own column again. `freed` is that column's index. */
export function pickTarget(
  columns: readonly UploadColumn[],
  at: number,
  target: TargetField | null,
): { columns: UploadColumn[]; freed: number | null } {
  const freed = target === null ? -1 : columns.findIndex((column, i) => i !== at && column.target === target);
  return {
    columns: columns.map((column, i) =>
      i === at ? { ...column, target } : i === freed ? { ...column, target: null } : { ...column },
    ),
    freed: freed < 0 ? null : freed,
  };
}

export const columnOf = (columns: readonly UploadColumn[], target: string | null): number =>
  target === null ? -1 : columns.findIndex((column) => column.target === target);

/** How many columns are matched, and how many own ones there are of each class. */
export function countMapping(columns: readonly UploadColumn[]) {
  const own = columns.filter((column) => column.target === null);
  const personal = own.filter((column) => column.ownClass === "personal").length;
  return { mapped: columns.length - own.length, own: own.length, personal, company: own.length - personal };
}

import type { OwnClass, TargetField, UploadColumn } from "#contract/uploads.ts";

/** A column of the client's database. */
export interface AssignmentColumn {
  id: string;
  position: number;
  header: string;
  target: TargetField | null;
  ownClass: OwnClass;
}
/** A column of a file and the column of the database its cells go to; in file order, as `uploads.mapping` keeps it. */
export interface MappedColumn {
  columnId: string;
  header: string;
  target: TargetField | null;
  ownClass: OwnClass;
}
export interface ColumnsPlan {
  mapping: MappedColumn[];
  added: AssignmentColumn[];
  /** Indexes of columns that the database already has under another meaning. */
  differing: number[];
}

/**
 * A later file's columns are found by header; the n-th of equal headers is the n-th there. New headers come behind the
 * others, so the client's order stays as the first file gave it (P4.1-6).
 */
export const planColumns = (
  known: readonly AssignmentColumn[],
  columns: readonly UploadColumn[],
  newId: () => string,
): ColumnsPlan => {
  const plan: ColumnsPlan = { mapping: [], added: [], differing: [] };
  const waiting = new Map<string, AssignmentColumn[]>();
  for (const column of [...known].sort((a, b) => a.position - b.position))
    waiting.set(column.header, [...(waiting.get(column.header) ?? []), column]);
  let position = Math.max(0, ...known.map((column) => column.position));
  columns.forEach(({ header, target, ownClass }, index) => {
    let found = waiting.get(header)?.shift();
    if (found === undefined) {
      position += 1;
      found = { id: newId(), position, header, target, ownClass };
      plan.added.push(found);
    } else if (found.target !== target || (target === null && found.ownClass !== ownClass)) plan.differing.push(index);
    plan.mapping.push({ columnId: found.id, header, target, ownClass: found.ownClass });
  });
  return plan;
};

import type { ForgottenValues } from "../forgotten-persons/index.ts";
import type { RowEdit } from "./row-edit.repository.ts";

/** The personal values an edit emptied, which must stay away after a restore too (P3-11, L-16); null when there are none. */
export const takenAway = ({ row, before, next, columns, input }: RowEdit): ForgottenValues | null => {
  const kept: Record<string, unknown> = next.contact ?? {};
  const fields =
    row.contactId === null ? [] : Object.keys(before?.contact ?? {}).filter((field) => kept[field] === undefined);
  const columnIds = columns
    .filter(({ id, ownClass }) => ownClass === "personal" && input.cells[id] === "")
    .map(({ id }) => id);
  if (fields.length + columnIds.length === 0) return null;
  return { contactId: row.contactId, fields, rowId: row.id, columnIds };
};

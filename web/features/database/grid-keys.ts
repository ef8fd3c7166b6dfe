import type { Place } from "./cell-editor.ts";

const PAGE = 12;

/** Where a key leads from a cell; undefined for keys that do not move. */
export function moveFor(
  event: { key: string; ctrlKey?: boolean },
  from: Place,
  rows: readonly { id: string }[],
  columns: number,
): Place | undefined {
  const row = rows.findIndex((each) => each.id === from.rowId);
  const place = (toRow: number, toColumn: number): Place | undefined => {
    const target = rows[Math.max(0, Math.min(rows.length - 1, toRow))];
    return target && { rowId: target.id, column: Math.max(0, Math.min(columns - 1, toColumn)) };
  };
  switch (event.key) {
    case "ArrowDown":
      return place(row + 1, from.column);
    case "ArrowUp":
      return place(row - 1, from.column);
    case "ArrowRight":
      return place(row, from.column + 1);
    case "ArrowLeft":
      return place(row, from.column - 1);
    case "PageDown":
      return place(row + PAGE, from.column);
    case "PageUp":
      return place(row - PAGE, from.column);
    case "Home":
      return place(row, 0);
    case "End":
      return place(row, columns - 1);
    default:
      return undefined;
  }
}

import type { OnRows } from "./table.ts";
import type { TableBuilder } from "./table-builder.ts";

const BATCH_ROWS = 1_000;

/** Hands on what the builder has, at most 1,000 rows at once. */
export async function handRows(builder: TableBuilder, onRows: OnRows): Promise<void> {
  const rows = builder.take();
  const first = builder.rowCount - rows.length + 1;
  for (let i = 0; i < rows.length; i += BATCH_ROWS) await onRows(rows.slice(i, i + BATCH_ROWS), first + i);
}

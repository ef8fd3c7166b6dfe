import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** Puts rows of a snapshot back where they are missing. @param columns their names, separated by spaces */
export const insertBackStatement = (table: string, columns: string, rows: unknown[]): Statement[] =>
  rows.length === 0
    ? []
    : [
        {
          sql: `INSERT OR IGNORE INTO ${table} (${columns.replaceAll(" ", ", ")})
            SELECT ${columns
              .split(" ")
              .map((column) => `value ->> '${column}'`)
              .join(", ")} FROM json_each(?)`,
          params: [jsonList(rows)],
        },
      ];

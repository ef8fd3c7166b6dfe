// Reads a file the way the wizard does: same reader, same samples.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { readTable } from "../../../web/features/uploads/reading/read-table.ts";
import { mapColumns } from "./mapping.ts";

const SAMPLES = 20;

/** @returns {Promise<import("./group-records.ts").MappedTable & { headers: string[] }>} */
export const readFile = async (path, pairs, entity, name = basename(path)) => {
  const rows = [];
  const summary = await readTable(readFileSync(path), {}, (batch) => {
    for (const row of batch) rows.push(row);
  });
  const samples = summary.headers.map((_, column) => {
    const cells = [];
    for (let at = 0; at < rows.length && cells.length < SAMPLES; at++) {
      const cell = rows[at][column] ?? "";
      if (cell.trim() !== "") cells.push(cell);
    }
    return cells;
  });
  return { file: name, headers: summary.headers, fields: mapColumns(summary.headers, samples, pairs, entity), rows };
};

// Reads a file the way the wizard does: same reader, same samples.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { reasons } from "../../../web/features/uploads/reading/cli/reasons.ts";
import { readTable } from "../../../web/features/uploads/reading/read-table.ts";
import { mapColumns } from "./mapping.ts";

const SAMPLES = 20;
const REFUSED = { ENOENT: "there is no such file", EISDIR: "is a folder", EACCES: "may not be read" };

const bytesOf = (path) => {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(REFUSED[error.code] ?? "could not be read");
  }
};

/**
 * The file's records and a field or null for each of its columns.
 * @returns {Promise<import("./group-records.ts").MappedTable & { headers: string[] }>}
 * @throws Error in one line that names the file
 */
export const readFile = async (path, pairs, entity, name = basename(path)) => {
  try {
    return await readBytes(bytesOf(path), pairs, entity, name);
  } catch (error) {
    throw new Error(`${name}: ${reasons[error.code] ?? error.message}`);
  }
};

/** The same for a file that is in memory already. */
export const readBytes = async (bytes, pairs, entity, name) => {
  const rows = [];
  const summary = await readTable(bytes, {}, (batch) => {
    for (const row of batch) rows.push(row);
  });
  const samples = summary.headers.map((_, column) => firstFilled(rows, column));
  return { file: name, headers: summary.headers, fields: mapColumns(summary.headers, samples, pairs, entity), rows };
};

const firstFilled = (rows, column) => {
  const cells = [];
  for (let at = 0; at < rows.length && cells.length < SAMPLES; at++) {
    const cell = rows[at][column] ?? "";
    if (cell.trim() !== "") cells.push(cell);
  }
  return cells;
};

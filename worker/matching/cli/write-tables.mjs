import { renameSync, rmSync, writeFileSync } from "node:fs";
import { pid } from "node:process";

const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (records) => records.map((cells) => `${cells.map((cell) => quote(String(cell))).join(",")}\n`).join("");

/** Writes CSV files beside their place and then moves them there, so that nobody meets half a file. @throws Error that names the path */
export const writeTables = (files) => {
  const waiting = [];
  try {
    for (const [path, records] of files) {
      const part = `${path}.${pid}.part`;
      waiting.push(part);
      writeFileSync(part, csv(records));
    }
    for (const [at, [path]] of files.entries()) renameSync(waiting[at], path);
  } catch (error) {
    for (const part of waiting) rmSync(part, { force: true });
    throw new Error(`could not write ${error.dest ?? String(error.path).replace(/\.\d+\.part$/, "")}: ${error.code}`);
  }
};

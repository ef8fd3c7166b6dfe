import { readFileSync, statSync } from "node:fs";
import { MAX_ROWS } from "../protocol.ts";
import { ReadError } from "../read-error.ts";
import { readTable, type TableSummary } from "../read-table.ts";
import { RowStore } from "../row-store.ts";
import { parseArguments, UsageError } from "./arguments.ts";
import { reasons } from "./reasons.ts";

const BATCH = 500;

/** Reads the file the way the wizard does and prints its table: header first, one JSON array of strings per row. */
async function main(): Promise<void> {
  const { file, options } = parseArguments(process.argv.slice(2));
  const bytes = load(file);
  const store = new RowStore();
  const summary = await readTable(bytes, options, (rows) => {
    if (store.count + rows.length > MAX_ROWS) throw new ReadError("file.too_many_rows");
    store.add(rows);
  });
  report(summary);
  await write(`${JSON.stringify(summary.headers)}\n`);
  for (let from = 0; from < store.count; from += BATCH) {
    const rows = store.slice(from, BATCH, summary.columnCount);
    await write(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
}

function load(file: string): Uint8Array {
  try {
    if (!statSync(file).isFile()) throw new ReadError("file.unreadable");
    return readFileSync(file);
  } catch {
    throw new ReadError("file.unreadable");
  }
}

/** What is not in the table, or was odd about it: on stderr, so that stdout is the table and nothing else. */
function report(summary: TableSummary): void {
  for (const record of summary.preamble) process.stderr.write(`preamble: ${JSON.stringify(record)}\n`);
  if (summary.sheets.length > 1) process.stderr.write(`sheet: ${JSON.stringify(summary.sheet)}\n`);
  for (const [code, n] of Object.entries(summary.issueCounts)) process.stderr.write(`note: ${code} ${n}x\n`);
  const { cells, repaired } = summary.mojibake;
  if (cells > 0)
    process.stderr.write(`note: text encoded twice, ${cells}x ${repaired ? "mended" : "(--repair mends it)"}\n`);
}

function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once("drain", resolve);
  });
}

// A reader that has seen enough (head) closes the pipe: that is no failure.
process.stdout.on("error", () => process.exit(0));
process.stderr.on("error", () => {});

main().catch((error: unknown) => {
  const reason = error instanceof ReadError ? reasons[error.code] : error instanceof UsageError ? error.message : "";
  process.stderr.write(`read-table: ${reason || "the file could not be read"}\n`);
  process.exitCode = 2;
});

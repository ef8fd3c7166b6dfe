// npm run --silent match -- FILE... [--map FILE:field=column,...] --entity company|contact --out groups.csv [--pairs pairs.csv]
// The matching engine over files, without a server. Exit 0 when written, 2 with one line for what it refuses.
import { writeFileSync } from "node:fs";
import { argv, exit, stderr } from "node:process";
import { baseName, parseArguments } from "./arguments.ts";
import { groupRecords } from "./group-records.ts";
import { readFile } from "./read-file.mjs";

const quote = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (records) => records.map((cells) => `${cells.map((cell) => quote(String(cell))).join(",")}\n`).join("");

const run = async () => {
  const { files, maps, entity, out, pairs } = parseArguments(argv.slice(2));
  const bases = files.map(baseName);
  const nameOf = (file, at) => (bases.indexOf(bases[at]) === bases.lastIndexOf(bases[at]) ? bases[at] : file);
  const tables = [];
  for (const [at, file] of files.entries()) {
    const own = maps.filter((map) => map.file === "" || map.file === file || map.file === bases[at]);
    const table = await readFile(
      file,
      own.flatMap((map) => map.pairs),
      entity,
      nameOf(file, at),
    );
    const used = table.headers.map((header, i) => (table.fields[i] ? `${table.fields[i]}=${header}` : null));
    stderr.write(`${table.file}: ${table.rows.length} rows, ${used.filter(Boolean).join(", ") || "no column known"}\n`);
    tables.push(table);
  }
  const { groups, doubtful } = groupRecords(tables, entity);
  const lines = tables.flatMap(({ file, rows }, table) => rows.map((_, at) => [file, at + 1, groups[table][at]]));
  writeFileSync(out, csv([["file", "row", "group"], ...lines]));
  if (pairs) {
    const ref = ({ table, row }) => [tables[table].file, row, groups[table][row - 1]];
    const list = doubtful.map(({ a, b, evidence }) => [...ref(a), ...ref(b), evidence.join(" ")]);
    writeFileSync(pairs, csv([["file_a", "row_a", "group_a", "file_b", "row_b", "group_b", "evidence"], ...list]));
  }
  const count = new Set(groups.flat()).size;
  stderr.write(`${lines.length} rows, ${count} groups, ${doubtful.length} doubtful pairs\n`);
};

run().catch((error) => {
  stderr.write(`match: ${error.code === "ENOENT" ? "there is no such file" : error.message}\n`);
  exit(2);
});

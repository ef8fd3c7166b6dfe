// npm run --silent match -- FILE... [--map FILE:field=column,...] --entity company|contact --out groups.csv [--pairs pairs.csv]
// The matching engine over files, without a server. Exit 0 when written, 2 with one line for what it refuses.
import { argv, exit, stderr } from "node:process";
import { labelOf, mapsOf, parseArguments } from "./arguments.ts";
import { groupRecords } from "./group-records.ts";
import { readFile } from "./read-file.mjs";
import { writeTables } from "./write-tables.mjs";

/** Cells of columns without a field are let go: a wide file must not take the memory of them all. */
const forgetUnused = ({ fields, rows }) => {
  const kept = fields.findLastIndex((field) => field !== null) + 1;
  for (const row of rows) {
    row.length = Math.min(row.length, kept);
    for (let at = 0; at < row.length; at++) if (fields[at] === null) row[at] = "";
  }
};

const run = async () => {
  const given = parseArguments(argv.slice(2));
  for (const file of given.repeated) stderr.write(`${file}: given twice, read once\n`);
  const tables = [];
  for (const file of given.files) {
    const table = await readFile(file, mapsOf(given, file), given.entity, file);
    const used = table.headers.map((header, at) => (table.fields[at] ? `${table.fields[at]}=${header}` : null));
    stderr.write(`${file}: ${table.rows.length} rows, ${used.filter(Boolean).join(", ") || "no column known"}\n`);
    forgetUnused(table);
    tables.push(table);
  }
  const { groups, doubtful } = groupRecords(tables, given.entity);
  const label = tables.map(({ file }) => labelOf(given, file));
  const lines = tables.flatMap(({ rows }, table) => rows.map((_, at) => [label[table], at + 1, groups[table][at]]));
  const written = [[given.out, [["file", "row", "group"], ...lines]]];
  if (given.pairs) {
    const ref = ({ table, row }) => [label[table], row, groups[table][row - 1]];
    const list = doubtful.map(({ a, b, evidence }) => [...ref(a), ...ref(b), evidence.join(" ")]);
    written.push([given.pairs, [["file_a", "row_a", "group_a", "file_b", "row_b", "group_b", "evidence"], ...list]]);
  }
  writeTables(written);
  const count = new Set(groups.flat()).size;
  stderr.write(`${lines.length} rows, ${count} groups, ${doubtful.length} doubtful pairs\n`);
};

run().catch((error) => {
  stderr.write(`match: ${error.message.replaceAll("\n", " ")}\n`);
  exit(2);
});

import { groupRecords } from "../../../worker/matching/cli/group-records.ts";
import { readBytes } from "../../../worker/matching/cli/read-file.mjs";
import { makeFiles } from "./leads-files.mjs";
import { makeWorld } from "./leads-world.mjs";

/** Makes files of `size` companies, reads and groups them, and gives what was found beside what is true, one label per record. */
export const groupLeads = async (seed, size, entity) => {
  const files = makeFiles(makeWorld(seed, size), seed);
  const tables = [];
  for (const { name, bytes } of files) tables.push(await readBytes(bytes, [], entity, name));
  const { groups } = groupRecords(tables, entity);
  return {
    rows: tables.flatMap(({ rows }) => rows),
    found: groups.flat(),
    truth: files.flatMap(({ labels }) => labels.map((label) => label[entity])),
  };
};

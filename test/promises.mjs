// npm run promises [-- IDS] [--uncited]: which tests cite which promise of the privacy policy, and what nobody cites.
// IDS is a file with one id a line; without it the specification beside this repository is taken, else the ids found here.
import { existsSync, globSync, readFileSync } from "node:fs";
import { argv, stdout } from "node:process";

const beside = "../shared/policy/ids.txt";
const given = argv.slice(2).find((argument) => !argument.startsWith("--"));
const source = given ?? (existsSync(beside) ? beside : null);

const title = /(?<![.\w])(?:describe|it|test)(?:\.\w+)*(?:\([^"`]*\))?\(\s*(["`])((?:\\.|(?!\1).)*)\1/gs;
const cited = /\b(?:P\d+(?:\.\d+)?-\d+|L-\d+)\b/g;

const tests = new Map();
for (const file of globSync("test/**/*.test.{ts,tsx}").sort())
  for (const [, , words] of readFileSync(file, "utf8").matchAll(title))
    for (const [id] of words.matchAll(cited)) {
      const files = tests.get(id) ?? new Map();
      tests.set(id, files.set(file, (files.get(file) ?? 0) + 1));
    }

const ids = source === null ? [...tests.keys()].sort() : readFileSync(source, "utf8").split(/\s+/).filter(Boolean);
const line = (id) => {
  const files = [...(tests.get(id) ?? [])];
  const count = files.reduce((sum, [, n]) => sum + n, 0);
  const names = files.map(([file, n]) => file.replace(/^test\//, "").replace(/\.test\.tsx?$/, n > 1 ? ` ×${n}` : ""));
  return `| ${id} | ${count || "nobody"} | ${names.join(", ")} |`;
};
const shown = argv.includes("--uncited") ? ids.filter((id) => !tests.has(id)) : ids;
stdout.write(`| promise | tests | where |\n|---|---|---|\n${shown.map(line).join("\n")}\n\n`);
const unknown = [...tests.keys()].filter((id) => !ids.includes(id));
stdout.write(`${ids.filter((id) => tests.has(id)).length} of ${ids.length} are cited`);
stdout.write(unknown.length === 0 ? "\n" : `; cited, but no promise: ${unknown.join(", ")}\n`);

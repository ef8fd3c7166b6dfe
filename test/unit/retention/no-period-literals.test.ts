import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const home = "worker/retention/schedule.ts";
/** Moves the demo world's time or dates its made-up records: no period of the policy is decided there. */
const exempt = [/^worker\/demo\//, /^web\/features\/demo-clock\//];
const suspicious = [
  /["'`]P(?:\d+[DWMY]|T\d+[HMS])+["'`]/,
  /\b(?:months|years|weeks)\s*:\s*-?\d/,
  /\baddMonths\w*\([^()]*,\s*-?\d+\s*\)/,
  /["'`][-+]\d+ (?:months?|years?)["'`]/,
  /\bset(?:UTC)?(?:Month|FullYear)\(/,
];

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.(?:m?[jt]sx?|sql)$/.test(entry.name)) yield path;
  }
}

function findings(text: string): string[] {
  return text.split("\n").filter((line) => suspicious.some((pattern) => pattern.test(line)));
}

test("a period stands in the retention schedule and nowhere else (P4.2-10, P8-2)", () => {
  const found: string[] = [];
  for (const folder of ["worker", "web", "migrations"]) {
    for (const path of sources(join(root, folder))) {
      const name = relative(root, path);
      if (name === home || exempt.some((path) => path.test(name))) continue;
      for (const line of findings(readFileSync(path, "utf8"))) found.push(`${name}: ${line.trim()}`);
    }
  }
  expect(found).toEqual([]);
});

test("the search for periods finds one when it is there", () => {
  expect(findings(readFileSync(join(root, home), "utf8")).length).toBeGreaterThan(5);
  expect(findings("const limit = date.add({ months: 6 });")).toHaveLength(1);
  expect(findings("WHERE anchor_on < date('now', '-12 months')")).toHaveLength(1);
  expect(findings("const text = 'ouder dan 6 maanden'; // P4.2-10")).toHaveLength(0);
});

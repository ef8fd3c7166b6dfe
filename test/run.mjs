// npm test: unit, API and browser suites one after the other; ends with one line that counts them all.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

const results = ".artifacts/results";
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const vitest = (name, config) => [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--config",
  config,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}/${name}.json`,
];
const suites = [
  ["unit", vitest("unit", "vitest.unit.config.ts")],
  ["api", vitest("api", "vitest.api.config.ts")],
  ["e2e", ["test/e2e/run.mjs", "--reporter=default", "--reporter=json", `--outputFile.json=${results}/e2e.json`]],
];

const counts = { passed: 0, failed: 0, skipped: 0 };
let broken = false;
for (const [name, args] of suites) {
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  broken ||= status !== 0;
  try {
    const report = JSON.parse(readFileSync(`${results}/${name}.json`, "utf8"));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
    counts.skipped += report.numPendingTests + report.numTodoTests;
  } catch {
    counts.failed += 1;
  }
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exit(broken || counts.failed > 0 || counts.passed === 0 ? 1 : 0);

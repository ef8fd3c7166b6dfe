// npm test: the unit suite, then the API and browser suites side by side; ends with one line that counts them all.
import { spawn } from "node:child_process";
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
const browser = ["test/e2e/run.mjs", "--reporter=default", "--reporter=json", `--outputFile.json=${results}/e2e.json`];

/** Runs a suite to its end; what it says is kept together, also where another runs beside it. */
const run = (name, args) =>
  new Promise((resolve) => {
    let said = "";
    const suite = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [suite.stdout, suite.stderr])
      stream.on("data", (data) => {
        said += data;
      });
    suite.on("close", (status) => {
      process.stdout.write(`\n── ${name}\n${said}`);
      resolve([name, status]);
    });
  });

const ended = [await run("unit", vitest("unit", "vitest.unit.config.ts"))];
// The browser mostly waits, the API suite mostly computes: together they take little more than the longer one.
ended.push(...(await Promise.all([run("api", vitest("api", "vitest.api.config.ts")), run("e2e", browser)])));

const counts = { passed: 0, failed: 0, skipped: 0 };
let broken = false;
for (const [name, status] of ended) {
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

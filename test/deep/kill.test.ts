import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

// `node test/deep/kill.mjs 5` is the short one.
test("a runtime that is killed two hundred times leaves nothing half done (T-11)", { timeout: 3_600_000 }, () => {
  const run = spawnSync(process.execPath, ["test/deep/kill.mjs", "200"], { encoding: "utf8" });
  expect(`${run.stdout}${run.stderr}`).toContain("Killed 200 times: nothing was half done.");
});

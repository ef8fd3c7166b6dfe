// Browser tests: builds nothing, needs `npm run build`; serves a fresh demo world on a free port and runs the e2e suite.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserPath } from "../support/browser.mjs";

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const stateDir = mkdtempSync(join(tmpdir(), "leadhunter-e2e-"));
const port = await freePort();
const env = { ...process.env, STATE_DIR: stateDir, PORT: String(port) };
const server = spawn(process.execPath, ["worker/demo/run/start.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
const ready = new Promise((resolve, reject) => {
  let printed = "";
  server.stdout.on("data", (data) => {
    printed += data;
    if (printed.includes("is ready on")) resolve();
  });
  server.on("exit", (code) => reject(new Error(`the product stopped with ${code}`)));
});

let status = 1;
try {
  await ready;
  const run = spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.e2e.config.ts", ...process.argv.slice(2)],
    {
      env: { ...env, E2E_URL: `http://localhost:${port}`, CHROMIUM_PATH: browserPath() },
      stdio: "inherit",
    },
  );
  status = run.status ?? 1;
} finally {
  server.removeAllListeners("exit");
  server.kill("SIGTERM");
  rmSync(stateDir, { recursive: true, force: true });
}
process.exit(status);

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const known = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
const found = () => [process.env.CHROMIUM_PATH, ...known].find((path) => path !== undefined && existsSync(path));

const viaPackageManager = () => {
  if (process.getuid?.() !== 0 || spawnSync("which", ["apt-get"]).status !== 0) return;
  spawnSync("apt-get", ["update"], { stdio: "ignore" });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
};

/** The path of a Chromium: one that is there, else from the system's packages, else the one Playwright installs. */
export const browserPath = () => {
  if (found() === undefined) viaPackageManager();
  const path = found();
  if (path !== undefined) return path;
  const own = chromium.executablePath();
  if (!existsSync(own))
    execFileSync(process.execPath, ["node_modules/playwright-core/cli.js", "install", "--with-deps", "chromium"], {
      stdio: "inherit",
    });
  return own;
};

export const browserArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

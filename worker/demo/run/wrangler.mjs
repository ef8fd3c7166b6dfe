import { spawnSync } from "node:child_process";
import { quietEnv } from "./paths.mjs";

/** Runs wrangler with this project's Node; its output is shown only when it fails. */
export const wrangler = (...args) => {
  const run = spawnSync(process.execPath, ["node_modules/wrangler/bin/wrangler.js", ...args], {
    env: quietEnv,
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error(`wrangler ${args.slice(0, 3).join(" ")} failed\n${run.stdout}\n${run.stderr}`);
};

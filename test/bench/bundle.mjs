import { mkdirSync } from "node:fs";
import { wrangler } from "../../worker/demo/run/wrangler.mjs";

/** Bundles the product with the benches' own routes; needs no built web app, only the folder it would stand in. */
export const bundleBench = () => {
  mkdirSync("dist", { recursive: true });
  wrangler("deploy", "test/bench/worker.ts", "--dry-run", "--outdir", ".build/bench");
};

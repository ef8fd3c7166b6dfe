// Bundles the product (.build/worker) and, apart from it, the filler of the demo world (.build/demo): the product's
// bundle holds no demo data and no way to make any.
import { wrangler } from "./wrangler.mjs";

wrangler("deploy", "--dry-run", "--outdir", ".build/worker");
wrangler("deploy", "worker/demo/fill.ts", "--dry-run", "--outdir", ".build/demo");

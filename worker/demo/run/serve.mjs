import { resolve } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { mailSink } from "./mail-sink.mjs";
import { localSecrets } from "./secrets.mjs";

const entries = { worker: "index.js", demo: "fill.js", bench: "worker.js" };

/**
 * Starts a bundle on the local runtime with every binding of wrangler.toml. The one place that uses the two unstable
 * functions, so `wrangler dev` could take its place.
 * @param options bundle: "worker" | "demo" | "bench"; port (0 = any); persist: folder, undefined = a temporary one; demo: boolean
 */
export const serve = async ({ bundle = "worker", port, persist, demo = false, bindings = {}, inspectorPort }) => {
  const { workerOptions } = unstable_getMiniflareWorkerOptions("./wrangler.toml");
  const { modulesRules: _rules, ...options } = workerOptions;
  const root = resolve(".build", bundle);
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port,
      cf: false,
      ...(inspectorPort === undefined ? {} : { inspectorPort }),
      ...(persist === undefined ? {} : { resourcePersistencePath: resolve(persist, "v3") }),
      workers: [
        {
          ...options,
          name: "leadhunter",
          modules: true,
          modulesRoot: root,
          scriptPath: resolve(root, entries[bundle]),
          bindings: { ...options.bindings, ...localSecrets(), ...(demo ? { DEMO_WORLD: "on" } : {}), ...bindings },
          serviceBindings: { ...options.serviceBindings, MAIL_SINK: mailSink },
        },
      ],
    }),
  );
  await mf.ready;
  return mf;
};

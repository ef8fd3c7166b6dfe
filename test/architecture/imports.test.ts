import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const walk = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(dir, entry.name)) : /\.tsx?$/.test(entry.name) ? [join(dir, entry.name)] : [],
  );

const roots: Record<string, string> = {
  "#contract/": "worker/contract/",
  "#worker/": "worker/",
  "#web/": "web/",
  "#test/": "test/",
};

interface Import {
  file: string;
  target: string;
  typeOnly: boolean;
}

/** The file an import names, from the top of the tree; a package's name stays as it is. */
const resolve = (file: string, specifier: string) => {
  const alias = Object.keys(roots).find((prefix) => specifier.startsWith(prefix));
  if (alias !== undefined) return specifier.replace(alias, roots[alias] ?? "");
  return specifier.startsWith(".") ? relative(".", join(dirname(file), specifier)) : specifier;
};

const importsOf = (file: string): Import[] =>
  [...readFileSync(file, "utf8").matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?from\s+)?"([^"]+)"/gm)].map(
    ([, type, specifier]) => ({
      file,
      target: resolve(file, specifier ?? ""),
      typeOnly: type !== undefined,
    }),
  );

const worker = walk("worker").flatMap(importsOf);
const web = walk("web")
  .filter((file) => !file.endsWith(".gen.ts"))
  .flatMap(importsOf);
const from = (imports: Import[], path: RegExp) => imports.filter(({ file }) => path.test(file));
const named = (imports: Import[]) => imports.map(({ file, target }) => `${file} → ${target}`);
const ours = ({ target }: Import) => /^(worker|web|test)\//.test(target);

describe("who may import whom", () => {
  it("contract imports valibot and itself only", () => {
    const broken = from(worker, /^worker\/contract\//).filter(
      ({ target }) => target !== "valibot" && !target.startsWith("worker/contract/"),
    );
    expect(named(broken)).toEqual([]);
  });

  it("platform imports nothing of ours but contract", () => {
    const broken = from(worker, /^worker\/platform\//).filter(
      (i) => ours(i) && !/^worker\/(contract|platform)\//.test(i.target),
    );
    expect(named(broken)).toEqual([]);
  });

  it("drizzle-orm stands only in repositories, tables, platform/db and identity's adapter", () => {
    const broken = worker.filter(
      ({ file, target }) =>
        target.startsWith("drizzle-orm") &&
        !/(\.repository|\.table)\.ts$|^worker\/platform\/db\/|^worker\/modules\/identity\/auth/.test(file),
    );
    expect(named(broken)).toEqual([]);
  });

  it("tables are leaves", () => {
    const broken = from(worker, /\.table\.ts$/).filter((i) => ours(i) && !/\.table\.ts$/.test(i.target));
    expect(named(broken)).toEqual([]);
  });

  it("a module uses another only through its index, joins its tables at most", () => {
    const broken = from(worker, /^worker\/modules\//).filter(({ file, target }) => {
      const other = /^worker\/modules\/([^/]+)\//.exec(target)?.[1];
      const own = /^worker\/modules\/([^/]+)\//.exec(file)?.[1];
      return other !== undefined && other !== own && !/\/index\.ts$|\.table\.ts$/.test(target);
    });
    expect(named(broken)).toEqual([]);
  });

  it("rules, matching and the retention engine are pure: no time of their own, no chance, no storage", () => {
    const pure = walk("worker").filter((file) =>
      /\.rules\.ts$|^worker\/matching\/|^worker\/retention\/(engine|schedule|period|calendar)\.ts$/.test(file),
    );
    const impure = pure.filter((file) =>
      /\bDate\.now\(|new Date\(\)|Math\.random|crypto\.|fetch\(|\.prepare\(/.test(readFileSync(file, "utf8")),
    );
    expect(impure).toEqual([]);
  });

  it("nobody but platform/clock, and identity which lives by the wall clock, asks what time it is", () => {
    const allowed =
      /^worker\/platform\/(clock|ids)\.ts$|^worker\/modules\/identity\/|^worker\/access\/authorize\.ts$|^worker\/demo\/|^worker\/scheduled\.ts$/;
    const broken = walk("worker").filter(
      (file) => !allowed.test(file) && /\bDate\.now\(|new Date\(\)/.test(readFileSync(file, "utf8")),
    );
    expect(broken).toEqual([]);
  });

  it("web imports contract, the pure normalisers, and of the worker only types", () => {
    const broken = web.filter(
      ({ target, typeOnly }) =>
        target.startsWith("worker/") &&
        !/^worker\/(contract|matching\/(normalise|types))/.test(target) &&
        !(typeOnly && /^worker\/app\.ts$/.test(target)),
    );
    expect(named(broken)).toEqual([]);
  });

  it("features never import each other, and the kit never fetches", () => {
    const crossing = from(web, /^web\/features\//).filter(({ file, target }) => {
      const own = /^web\/features\/([^/]+)\//.exec(file)?.[1];
      const other = /^web\/features\/([^/]+)\//.exec(target)?.[1];
      return other !== undefined && other !== own;
    });
    const fetching = from(web, /^web\/ui\//).filter(({ target }) => /api-client|solid-query/.test(target));
    expect(named([...crossing, ...fetching])).toEqual([]);
  });

  it("the erasure ledger knows no module: what it replays is handed to it (L-16)", () => {
    const broken = from(worker, /^worker\/erasure-ledger\//).filter(
      (i) => ours(i) && !/^worker\/(contract|platform|retention|erasure-ledger)\/|^worker\/deps\.ts$/.test(i.target),
    );
    expect(named(broken)).toEqual([]);
  });

  it("a receipt knows the log's head and the periods, and no module; the log's tree knows its own bytes only", () => {
    const receipts = from(worker, /^worker\/receipts\//).filter(
      (i) =>
        ours(i) &&
        !/^worker\/(contract|platform|receipts)\/|^worker\/(access|retention)\/index\.ts$|^worker\/deps\.ts$/.test(
          i.target,
        ),
    );
    const tree = from(worker, /^worker\/access\/sealing\/(checkpoint|leaf|merkle|tiles)\.ts$/).filter(
      (i) => ours(i) && !/^worker\/(contract|platform|access\/sealing)\//.test(i.target),
    );
    expect(named([...receipts, ...tree])).toEqual([]);
  });

  it("readers and writers of tables know neither storage nor the network", () => {
    const files = walk("worker/platform/table-file");
    const broken = files.flatMap(importsOf).filter((i) => ours(i) && !/^worker\/platform\/table-file\//.test(i.target));
    const reaching = files.filter((file) => /\bfetch\(|\.prepare\(|\.batch\(/.test(readFileSync(file, "utf8")));
    expect([...named(broken), ...reaching]).toEqual([]);
  });

  it("the engines know no module", () => {
    const broken = from(worker, /^worker\/(access|retention|matching|dictionary)\//).filter(({ target }) =>
      /^worker\/modules\//.test(target),
    );
    expect(named(broken)).toEqual([]);
  });

  it("nothing of the product imports tests, or of the demo world more than its clock, which refuses elsewhere", () => {
    const broken = [...worker, ...web].filter(
      ({ file, target }) =>
        (target.startsWith("test/") || target.startsWith("worker/demo/")) &&
        !file.startsWith("worker/demo/") &&
        target !== "worker/demo/demo-clock.routes.ts",
    );
    expect(named(broken)).toEqual([]);
  });

  it("only authorize mints grants", () => {
    const minters = walk("worker").filter(
      (file) => /\bmint(<|\()/.test(readFileSync(file, "utf8")) && !/access\/(grant|authorize)\.ts$/.test(file),
    );
    expect(minters).toEqual([]);
  });
});

describe("what stands nowhere", () => {
  it("no table cascades: a rebuild of its parent would empty it", () => {
    const sql = readdirSync("migrations")
      .filter((name) => name.endsWith(".sql"))
      .map((name) => readFileSync(`migrations/${name}`, "utf8").replace(/^--.*$/gm, ""))
      .join("\n");
    expect(sql).not.toMatch(/ON DELETE CASCADE/i);
  });

  it("no note is searched: no full-text index and no LIKE (P4.3-4)", () => {
    const searching = walk("worker").filter((file) =>
      /\b(LIKE|MATCH|GLOB)\s+\?|fts5/i.test(readFileSync(file, "utf8")),
    );
    expect(searching).toEqual([]);
  });

  it("nothing records a call: no page may use the microphone, and none asks for it (P4.3-2)", () => {
    const recording = walk("web").filter((file) =>
      /getUserMedia|MediaRecorder|SpeechRecognition/.test(readFileSync(file, "utf8")),
    );
    expect(recording).toEqual([]);
    for (const file of ["web/public/_headers", "worker/platform/http/headers.ts"])
      expect(readFileSync(file, "utf8"), file).toContain("microphone=()");
  });

  it("nothing personal is kept in the browser: no storage API but the preference for language and theme (P3-1)", () => {
    const storing = walk("web").filter((file) =>
      /(?:localStorage|sessionStorage|indexedDB)\.|caches\.open|document\.cookie/.test(readFileSync(file, "utf8")),
    );
    expect(storing.filter((file) => file !== "web/platform/preference.ts")).toEqual([]);
  });
});

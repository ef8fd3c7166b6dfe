// npm run bench [-- --json]: ratios of the product's own time to a floor on an equally filled database in the same run.
// npm run bench -- download | retention | upload | claim [--json]: only these.
// npm run bench -- floor [--json] [--minutes 10]: 500 agents calling while the rest goes on (see calling/bench.mjs).
// npm run bench -- matching [--json]: how well the engine matches public files (see matching.mjs).
import { cpus } from "node:os";
import { argv, exit, stderr, stdout } from "node:process";
import { bundleBench } from "./bundle.mjs";
import { benchFloor } from "./calling/bench.mjs";
import { benchClaim } from "./claim.mjs";
import { benchDownload } from "./download.mjs";
import { benchMatching } from "./matching.mjs";
import { benchFlags, benchPurge, benchPurgeBeside } from "./purge.mjs";
import { peaks } from "./runtime.mjs";
import { benchSealing } from "./sealing.mjs";
import { benchUpload } from "./upload.mjs";
import { addCompanies, emptyWorld, removeWorlds } from "./world.mjs";

if (argv.includes("matching")) {
  await benchMatching();
  exit(0);
}
if (argv.includes("floor")) {
  const minutes = Number(argv[argv.indexOf("--minutes") + 1]);
  const seconds = argv.includes("--minutes") ? minutes * 60 : 75;
  const size = argv.includes("--small") ? { agents: 50, rows: 5_000 } : { agents: 500, rows: 100_000 };
  const { figures, ok } = await benchFloor({ seconds, ...size }).finally(removeWorlds);
  (argv.includes("--json") ? stdout : stderr).write(`${JSON.stringify(figures, null, 2)}\n`);
  exit(ok ? 0 : 1);
}
const small = argv.includes("--small");
const rows = small ? 4_000 : 100_000;
const million = small ? 20_000 : 1_000_000;
const bound = { "upload.empty": 3, "upload.1m": 3, "claim.1m": 1.3, "download.csv": 3, "download.xlsx": 4, purge: 3 };
const say = (text) => stderr.write(`${text}\n`);

bundleBench();
const results = [];
const add = (result) => {
  results.push(result);
  say(
    `${result.name}: ${result.value.toFixed(2)} ${result.unit}, floor ${result.floor.toFixed(2)}, ratio ${result.ratio.toFixed(2)}`,
  );
};
const named = argv.slice(2).filter((word) => !word.startsWith("--"));
const wanted = (...groups) => named.length === 0 || groups.some((group) => named.includes(group));
try {
  if (wanted("upload", "download")) {
    const first = await benchUpload("upload.empty", emptyWorld("empty"), rows, 0);
    add(first.result);
    if (wanted("download")) for (const result of await benchDownload(first.own, rows)) add(result);
  }
  if (wanted("upload", "claim")) {
    const filled = emptyWorld("filled");
    addCompanies(filled, million);
    if (wanted("upload")) add((await benchUpload("upload.1m", filled, rows, rows / 2)).result);
    if (wanted("claim")) add(await benchClaim(filled, million));
  }
  if (wanted("retention")) {
    const people = emptyWorld("people");
    addCompanies(people, 1_000);
    add(await benchPurge(people, million, rows));
    add(await benchFlags(people, million, rows));
    add(await benchPurgeBeside(people, million, rows));
    for (const result of await benchSealing(emptyWorld("log", 1), rows)) add(result);
  }
} finally {
  removeWorlds();
}
const heap = Math.max(...peaks) / 2 ** 20;
say(`isolate heap at most ${heap.toFixed(0)} MB · ${cpus().length} × ${cpus()[0].model}`);
if (argv.includes("--json")) stdout.write(`${JSON.stringify(results, null, 2)}\n`);
const over = results.filter(({ name, ratio }) => ratio > bound[name]);
for (const { name, ratio } of over) say(`${name} is over its bound: ${ratio.toFixed(2)} > ${bound[name]}`);
exit(over.length > 0 || heap >= 128 ? 1 : 0);

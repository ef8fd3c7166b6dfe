// npm run bench -- floor [--json] [--minutes 10]: 500 agents on the served build, with an upload, a download and the
// triggers beside them. Times as they are and as ratios to a ping of the same machine (P4-6 of the issue on load).
import { cpus, loadavg } from "node:os";
import { serve } from "../../../worker/demo/run/serve.mjs";
import { wrangler } from "../../../worker/demo/run/wrangler.mjs";
import { caller, meter, work } from "./agents.mjs";
import { download, triggers, upload } from "./beside.mjs";
import { callingWorld, putKey } from "./world.mjs";

const goalMs = 150;
const quietPingMs = 5;
const ms = (value) => Math.round(value * 10) / 10;

const percentiles = (times) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => ms(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN);
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
};

const pings = async (send, measure, until, pauseMs) => {
  while (!until()) {
    await measure("ping", () => send("GET", "/health"));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
};

const measureFloor = async ({ mf, client, cookies, seconds, rows }) => {
  const { origin } = await mf.ready;
  await putKey(mf);
  const quiet = meter();
  await pings(caller(origin, ""), quiet.measure, () => (quiet.times.get("ping")?.length ?? 0) >= 150, 10);
  const ping = percentiles(quiet.times.get("ping").slice(50));
  const { times, errors, measure } = meter();
  const end = new AbortController();
  const { signal } = end;
  const asClient = caller(origin, client);
  const attempt = (name, run) => run.catch((error) => void errors.push(`${name}: ${error.message}`));
  const took = async (run) => {
    const from = performance.now();
    return { done: await run, seconds: ms((performance.now() - from) / 1000) };
  };
  const started = performance.now();
  const agents = cookies.map((cookie, number) => work({ send: caller(origin, cookie), measure, signal, number }));
  const beside = [
    took(attempt("upload", upload(asClient, rows, signal))),
    took(attempt("download", download(asClient, signal))),
    attempt("triggers", triggers(mf, signal)),
    pings(caller(origin, ""), measure, () => signal.aborted, 200),
  ];
  const timer = setTimeout(() => end.abort(), seconds * 1000);
  const claims = await Promise.all(agents);
  clearTimeout(timer);
  const [uploaded, downloaded, crons] = await Promise.all(beside);
  const elapsed = (performance.now() - started) / 1000;
  const requests = [...times.values()].reduce((sum, list) => sum + list.length, 0);
  const during = Object.fromEntries([...times].map(([name, list]) => [name, percentiles(list)]));
  const ratios = Object.fromEntries(
    ["claim", "open", "save", "renew"].map((name) => [name, ms(during[name].p95 / during.ping.p95)]),
  );
  return {
    agents: cookies.length,
    seconds: ms(elapsed),
    requestsPerSecond: ms(requests / elapsed),
    load: ms(loadavg()[0]),
    quietPing: ping,
    ...during,
    p95ToPing: ratios,
    claimsPerAgent: { min: Math.min(...claims), max: Math.max(...claims) },
    upload: { rows: uploaded.done, seconds: uploaded.seconds },
    download: { rows: downloaded.done, seconds: downloaded.seconds },
    triggers: Object.fromEntries(Object.entries(crons ?? {}).map(([cron, time]) => [cron, `${ms(time)} ms`])),
    errors: errors.length,
    errorKinds: [...new Set(errors)].slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0].model}`,
  };
};

/** The figures, and whether they are within bounds: no error, nobody starves, p95 under 150 ms on a quiet machine. */
export const benchFloor = async ({ seconds, agents, rows }) => {
  wrangler("deploy", "--dry-run", "--outdir", ".build/worker");
  const { world, client, cookies } = callingWorld(agents);
  const mf = await serve({ bundle: "worker", port: 0, persist: world });
  try {
    const figures = await measureFloor({ mf, client, cookies, seconds, rows });
    const slow = ["claim", "open", "save"].filter((name) => figures[name].p95 > goalMs);
    const quiet = figures.quietPing.p95 < quietPingMs;
    const ok = figures.errors === 0 && figures.claimsPerAgent.min > 0 && (slow.length === 0 || !quiet);
    return { figures, ok };
  } finally {
    await mf.dispose();
  }
};

// npm run deploy:check: reads back from the account where everything that stores lives (P1-3), which secrets and crons the
// worker has. Fails on anything outside the EU or missing, and when it could not look: "not checked" is never a pass.
import { readFileSync } from "node:fs";
import { argv, env, exit, stdout } from "node:process";
import { fileURLToPath } from "node:url";

const section = (toml, name) => toml.split(/^\[\[?/m).filter((part) => part.startsWith(`${name}]`));
const value = (part, key) => new RegExp(`^${key} = "([^"]*)"`, "m").exec(part)?.[1];

/** Every binding of a wrangler.toml that stores, with the jurisdiction it is written down with. */
export const storingBindings = (toml) => [
  ...section(toml, "d1_databases").map((part) => ({
    kind: "d1",
    name: value(part, "database_name"),
    id: value(part, "database_id"),
    declared: value(part, "jurisdiction"),
  })),
  ...section(toml, "r2_buckets").map((part) => ({
    kind: "r2",
    name: value(part, "bucket_name"),
    id: value(part, "bucket_name"),
    declared: value(part, "jurisdiction"),
  })),
];

/** Kinds of storage this check can't read back: a binding of one is a failure until the check learns it. */
export const unknownStorage = (toml) =>
  [
    "kv_namespaces",
    "queues",
    "workflows",
    "durable_objects",
    "hyperdrive",
    "vectorize",
    "analytics_engine_datasets",
  ].filter((name) => new RegExp(`^\\[\\[?${name}`, "m").test(toml));

/**
 * @param read ({ kind, id }) => Promise<{ jurisdiction?: string }>: what the account says
 * @returns one line per binding with `ok`
 */
export const checkBindings = async (toml, read) => {
  const lines = unknownStorage(toml).map((kind) => ({ ok: false, text: `${kind}: stores data and can't be checked` }));
  for (const binding of storingBindings(toml)) {
    const label = `${binding.kind} ${binding.name}`;
    if (binding.declared !== "eu")
      lines.push({ ok: false, text: `${label}: wrangler.toml does not say jurisdiction = "eu"` });
    else if (/^0{8}-/.test(binding.id))
      lines.push({ ok: false, text: `${label}: database_id is still the local placeholder` });
    else {
      const found = await read(binding).catch((error) => ({ error: error.message }));
      const ok = found.jurisdiction === "eu";
      lines.push({
        ok,
        text: `${label}: ${ok ? "in jurisdiction eu" : (found.error ?? `jurisdiction is ${found.jurisdiction ?? "not set"}`)}`,
      });
    }
  }
  return lines;
};

/** What the worker reads from its surroundings: secrets it can't do without, and the name its log signs under (P3-7). */
export const neededSecrets = ["AUTH_SECRET", "KEY_ENCRYPTION_KEY", "SUPPRESSION_KEY", "LOG_SIGNING_KEY"];
const neededVariables = ["LOG_ORIGIN", "MAIL_FROM"];
/** Means of the demo world and of tests: with one of them a deployment is no product. */
const forbidden = ["DEMO_WORLD", "MAIL_SINK"];

/**
 * @param bindings [{ name, type }]: what the deployed worker has
 * @returns one line per secret and variable, with `ok`
 */
export const checkSettings = (bindings) => {
  const typeOf = (name) => bindings.find((binding) => binding.name === name)?.type;
  const line = (ok, name, right, wrong) => ({ ok, text: `${name}: ${ok ? right : wrong}` });
  return [
    ...neededSecrets.map((name) => {
      const type = typeOf(name);
      const wrong = type === undefined ? "not set" : `is ${type}, and must be a secret`;
      return line(type === "secret_text", name, "set as a secret", wrong);
    }),
    ...neededVariables.map((name) => line(typeOf(name) !== undefined, name, "set", "not set")),
    ...forbidden
      .filter((name) => typeOf(name) !== undefined)
      .map((name) => line(false, name, "", "belongs to the demo world")),
    ...(typeOf("SETUP_TOKEN_HASH") === undefined
      ? []
      : [{ ok: true, text: "SETUP_TOKEN_HASH: still set; delete it once the first administrator stands" }]),
  ];
};

/** The cron triggers of a wrangler.toml. */
export const cronsOf = (toml) =>
  [...(/^crons = \[([^\]]*)\]/m.exec(toml)?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, cron]) => cron);

/** Each trigger of wrangler.toml must run: purge, sealing and the log's upkeep hang on one each (P4.2-10, P3-7). */
export const checkCrons = (toml, deployed) =>
  cronsOf(toml).map((cron) => {
    const ok = deployed.includes(cron);
    return { ok, text: `cron ${cron}: ${ok ? "runs" : "is not deployed"}` };
  });

/** Copies of the log's heads may not be taken back: the bucket has a lock for their prefix (P3-7). */
export const checkHeadLock = (rules) => {
  const ok = rules.some(({ enabled, prefix }) => enabled && "log/heads/".startsWith(prefix ?? ""));
  return { ok, text: `log heads: ${ok ? "locked in the bucket" : "the bucket has no lock for log/heads/"}` };
};

const answersOf =
  (account, token) =>
  async (path, headers = {}) => {
    const answer = await fetch(`https://api.cloudflare.com/client/v4/accounts/${account}/${path}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    if (!answer.ok) throw new Error(`the account answered ${answer.status}`);
    return (await answer.json()).result;
  };
const inEu = { "cf-r2-jurisdiction": "eu" };

/** All checks. One that could not look is a failure that says so. */
const checkAll = async (toml, ask) => {
  const script = `workers/scripts/${value(toml, "name")}`;
  const bucket = `r2/buckets/${storingBindings(toml).find(({ kind }) => kind === "r2")?.id}`;
  const attempt = async (what, work) =>
    work().catch((error) => [{ ok: false, text: `${what}: not checked, ${error.message}` }]);
  const stores = await checkBindings(toml, ({ kind, id }) =>
    kind === "d1" ? ask(`d1/database/${id}`) : ask(`r2/buckets/${id}`, inEu),
  );
  const settings = await attempt("secrets", async () => checkSettings((await ask(`${script}/settings`)).bindings));
  const crons = await attempt("crons", async () =>
    checkCrons(
      toml,
      (await ask(`${script}/schedules`)).schedules.map(({ cron }) => cron),
    ),
  );
  const lock = await attempt("log heads", async () => [checkHeadLock((await ask(`${bucket}/lock`, inEu)).rules)]);
  return [...stores, ...settings, ...crons, ...lock];
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: token } = env;
  const ask =
    account && token
      ? answersOf(account, token)
      : () => Promise.reject(new Error("CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN are needed"));
  const lines = await checkAll(readFileSync("wrangler.toml", "utf8"), ask);
  for (const { ok, text } of lines) stdout.write(`${ok ? "ok  " : "FAIL"} ${text}\n`);
  stdout.write(
    "note worker code runs where requests arrive, and crons anywhere, unless the account has Regional Services\n",
  );
  exit(lines.every(({ ok }) => ok) ? 0 : 1);
}

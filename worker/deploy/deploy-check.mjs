// npm run deploy:check: reads back where everything that stores really lives (P1-3). Fails on anything outside the EU,
// and fails when it could not look: "not checked" is never a pass.
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

const accountReader =
  (account, token) =>
  async ({ kind, id }) => {
    const path = kind === "d1" ? `d1/database/${id}` : `r2/buckets/${id}`;
    const answer = await fetch(`https://api.cloudflare.com/client/v4/accounts/${account}/${path}`, {
      headers: { authorization: `Bearer ${token}`, ...(kind === "r2" ? { "cf-r2-jurisdiction": "eu" } : {}) },
    });
    if (!answer.ok) throw new Error(`the account answered ${answer.status}`);
    const { result } = await answer.json();
    return { jurisdiction: result.jurisdiction };
  };

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { CLOUDFLARE_ACCOUNT_ID: account, CLOUDFLARE_API_TOKEN: token } = env;
  const read =
    account && token
      ? accountReader(account, token)
      : () => Promise.reject(new Error("not checked: CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_TOKEN are needed"));
  const lines = await checkBindings(readFileSync("wrangler.toml", "utf8"), read);
  for (const { ok, text } of lines) stdout.write(`${ok ? "ok  " : "FAIL"} ${text}\n`);
  stdout.write(
    "note worker code runs where requests arrive, and crons anywhere, unless the account has Regional Services\n",
  );
  exit(lines.every(({ ok }) => ok) ? 0 : 1);
}

import { resolve } from "node:path";

/** Where the local product keeps its database, keys, mails and demo accounts. */
export const stateDir = resolve(process.env.STATE_DIR ?? ".state");
export const port = Number(process.env.PORT ?? 8787);
export const mailDir = resolve(stateDir, "mail");
export const accountsFile = resolve(stateDir, "demo-accounts.json");
export const secretsFile = resolve(stateDir, "secrets.json");

/** Silences wrangler's telemetry, update check and request metadata: nothing here reaches outside. */
export const quietEnv = {
  ...process.env,
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  DO_NOT_TRACK: "1",
  CI: "1",
};

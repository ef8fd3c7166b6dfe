import type { Env } from "./env.ts";
import { bucketLedger, type ErasureLedger } from "./erasure-ledger/ledger.ts";
import { type Clock, fixedClock, systemClock } from "./platform/clock.ts";
import { createDb, type Db } from "./platform/db/db.ts";
import { problem } from "./platform/http/problem.ts";
import { newId } from "./platform/ids.ts";
import { bucketKeyring, type Keyring } from "./platform/keyring.ts";
import { logEvent } from "./platform/logger.ts";
import { bindingMailer, type Mailer, serviceMailer } from "./platform/mailer.ts";
import { bucketStore, type ObjectStore } from "./platform/object-store.ts";
import { ed25519Signer, type NoteSigner } from "./platform/signed-note.ts";

/** What a use case works with; one per invocation. */
export interface Deps {
  db: Db;
  clock: Clock;
  keyring: Keyring;
  ledger: ErasureLedger;
  /** Texts in the EU bucket: copies of log heads, old segments. */
  objects: ObjectStore;
  /** The house's signature under log heads and receipts. */
  signer: NoteSigner;
  mailer: Mailer;
  newId: (prefix: string) => string;
  requestId: string;
  config: {
    suppressionKey: string;
    authSecret: string;
    setupTokenHash: string | null;
    demo: boolean;
  };
}
export type MakeDeps = (env: Env, requestId: string) => Promise<Deps>;

/** A request lives in one instant: what it writes in several tables bears one moment, by which it is found again. */
export const atOneInstant = (deps: Deps): Deps => ({ ...deps, clock: fixedClock(deps.clock.now()) });

const silentMailer: Mailer = { send: async () => {} };

const mailerOf = (env: Env): Mailer => {
  if (env.MAIL_SINK !== undefined) return serviceMailer(env.MAIL_SINK);
  return env.MAIL === undefined ? silentMailer : bindingMailer(env.MAIL, env.MAIL_FROM ?? "noreply@leadhunter.example");
};

const demoOffset = async (env: Env) => {
  if (env.DEMO_WORLD !== "on") return 0;
  const row = await env.DB.prepare("SELECT offset_ms FROM demo_clock WHERE id = 1").first<{ offset_ms: number }>();
  return row?.offset_ms ?? 0;
};

/** 32 bytes in base64 are longer. */
const shortestSecret = 40;

/** Nothing runs while the deployment is closed, or without its keys: an empty one would seal and hash alike for everybody. */
const mustBeOpen = (env: Env) => {
  if (env.CLOSED === "on") throw problem("server.restoring");
  for (const name of ["AUTH_SECRET", "KEY_ENCRYPTION_KEY", "SUPPRESSION_KEY", "LOG_SIGNING_KEY"] as const)
    if ((env[name] ?? "").length < shortestSecret) {
      logEvent({ level: "error", what: "secret missing", code: name });
      throw problem("server.unavailable");
    }
};

export const depsFromEnv: MakeDeps = async (env, requestId) => {
  mustBeOpen(env);
  const clock = systemClock(await demoOffset(env));
  return {
    db: createDb(env.DB),
    clock,
    keyring: bucketKeyring(env.KEYS, env.KEY_ENCRYPTION_KEY),
    ledger: bucketLedger(env.KEYS),
    objects: bucketStore(env.KEYS),
    signer: ed25519Signer(env.LOG_ORIGIN ?? "leadhunter.example/access-log", env.LOG_SIGNING_KEY),
    mailer: mailerOf(env),
    newId: (prefix) => newId(prefix, clock.now().getTime()),
    requestId,
    config: {
      suppressionKey: env.SUPPRESSION_KEY,
      authSecret: env.AUTH_SECRET,
      setupTokenHash: env.SETUP_TOKEN_HASH ?? null,
      demo: env.DEMO_WORLD === "on",
    },
  };
};

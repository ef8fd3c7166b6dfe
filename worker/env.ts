/** Bindings and secrets of wrangler.toml. Only index.ts reads them; everything else receives Deps. */
export interface Env {
  DB: D1Database;
  KEYS: R2Bucket;
  ASSETS: Fetcher;
  MAIL?: SendEmail;
  /** The demo world's local mail file; never set in production. */
  MAIL_SINK?: Fetcher;
  /** Secret of the identity library (sessions, TOTP secrets). */
  AUTH_SECRET: string;
  /** Wraps the data keys, 32 bytes base64. */
  KEY_ENCRYPTION_KEY: string;
  /** Keyed hashes of suppressed and departed persons, 32 bytes base64. */
  SUPPRESSION_KEY: string;
  /** Signs heads of the access log and receipts: an Ed25519 private key, 32 bytes base64. */
  LOG_SIGNING_KEY: string;
  /** The name the log signs under; the deployment's own host keeps it apart from any other. */
  LOG_ORIGIN?: string;
  /** SHA-256 (hex) of the one-time token that makes the first administrator; unset afterwards. */
  SETUP_TOKEN_HASH?: string;
  MAIL_FROM?: string;
  /** "on" while the database is being set back: nothing is served and no cron runs (L-16). */
  CLOSED?: string;
  /** "on" only where the demo world was asked for. */
  DEMO_WORLD?: string;
}

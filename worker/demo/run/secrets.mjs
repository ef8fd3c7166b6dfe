import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { secretsFile, stateDir } from "./paths.mjs";

/** The local stand-in for worker secrets: made once per state folder. */
export const localSecrets = () => {
  if (existsSync(secretsFile)) return JSON.parse(readFileSync(secretsFile, "utf8"));
  const secret = () => randomBytes(32).toString("base64");
  const made = { AUTH_SECRET: secret(), KEY_ENCRYPTION_KEY: secret(), SUPPRESSION_KEY: secret() };
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(secretsFile, JSON.stringify(made), { mode: 0o600 });
  return made;
};

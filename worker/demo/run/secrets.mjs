import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { secretsFile, stateDir } from "./paths.mjs";

/** The local stand-in for worker secrets: each is made once per state folder. */
export const localSecrets = () => {
  const secret = () => randomBytes(32).toString("base64");
  const kept = existsSync(secretsFile) ? JSON.parse(readFileSync(secretsFile, "utf8")) : {};
  const names = ["AUTH_SECRET", "KEY_ENCRYPTION_KEY", "SUPPRESSION_KEY", "LOG_SIGNING_KEY"];
  if (names.every((name) => name in kept)) return kept;
  const made = { ...Object.fromEntries(names.map((name) => [name, secret()])), ...kept };
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(secretsFile, JSON.stringify(made), { mode: 0o600 });
  return made;
};

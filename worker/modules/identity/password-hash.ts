import { randomBytes, scryptSync, timingSafeEqual } from "node:crypto";

// OWASP's table, and below the runtime's cap of 2^20 for N*r*p; needs 32 MiB.
const cost = { N: 2 ** 15, r: 8, p: 3 };
const keyBytes = 32;
const maxMemory = 64 * 1024 * 1024;

const derive = (password: string, salt: Uint8Array, { N, r, p }: typeof cost) =>
  scryptSync(password.normalize("NFKC"), salt, keyBytes, { N, r, p, maxmem: maxMemory });

/**
 * `scrypt$N$r$p$salt$key` (base64). The password is NFKC-normalised and otherwise untouched: no trimming, no cutting.
 * Synchronous on purpose: an isolate runs one hash at a time, so a burst of sign-ins can't exhaust its memory.
 */
export const hashPassword = (password: string): string => {
  const salt = randomBytes(16);
  const key = derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");
};

/** Compares in constant time; false for a text that is no hash of ours. */
export const verifyPassword = (stored: string, password: string): boolean => {
  const [name, N, r, p, salt, key] = stored.split("$");
  if (name !== "scrypt" || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64");
  const found = derive(password, Buffer.from(salt, "base64"), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === found.length && timingSafeEqual(expected, found);
};

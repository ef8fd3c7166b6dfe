import { timingSafeEqual } from "node:crypto";

const periodMs = 30_000;
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Bytes of a base32 text (RFC 4648, padding and case do not matter). */
export const fromBase32 = (text: string): Uint8Array => {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text.toUpperCase().replaceAll("=", "")) {
    value = (value << 5) | base32.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 255);
      value &= (1 << bits) - 1;
    }
  }
  return new Uint8Array(bytes);
};

const codeAt = async (key: CryptoKey, step: number) => {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = new DataView(await crypto.subtle.sign("HMAC", key, counter.buffer));
  const offset = mac.getUint8(19) & 15;
  return ((mac.getUint32(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, "0");
};

/**
 * The 30-second step (RFC 6238, SHA-1, six digits) whose code this is, of the step at `atMs`, the one before and the one
 * after; null when none. The step is what the replay guard remembers.
 */
export const matchingStep = async (secret: Uint8Array, code: string, atMs: number): Promise<number | null> => {
  if (!/^\d{6}$/.test(code)) return null;
  const key = await crypto.subtle.importKey("raw", secret, { name: "HMAC", hash: "SHA-1" }, false, ["sign"]);
  const now = Math.floor(atMs / periodMs);
  let found: number | null = null;
  for (const step of [now - 1, now, now + 1])
    if (timingSafeEqual(Buffer.from(await codeAt(key, step)), Buffer.from(code))) found = step;
  return found;
};

import { createHmac } from "node:crypto";
import { fromBase64 } from "#worker/platform/crypto.ts";

/**
 * HMAC-SHA-256 (hex) of each message under the suppression key (32 bytes base64, L-14). Synchronous: a chunk of an upload
 * asks for thousands, and one promise each costs more than the hash.
 */
export const keyedHashes = (key: string, messages: readonly string[]): string[] => {
  const secret = fromBase64(key);
  return messages.map((message) => createHmac("sha256", secret).update(message).digest("hex"));
};

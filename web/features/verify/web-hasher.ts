import { concat, type Hasher } from "./checking/bytes.ts";
import type { RunningDigest } from "./checking/log-export.ts";

type Bytes = Uint8Array<ArrayBuffer>;
const bytesOf = (buffer: ArrayBuffer) => new Uint8Array(buffer);

/** The browser's own cryptography; nothing leaves the page. */
export const webHasher: Hasher = {
  sha256: async (bytes) => bytesOf(await crypto.subtle.digest("SHA-256", bytes as Bytes)),
  hmac: async (key, bytes) => {
    const imported = await crypto.subtle.importKey("raw", key as Bytes, { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
    ]);
    return bytesOf(await crypto.subtle.sign("HMAC", imported, bytes as Bytes));
  },
  verify: async (publicKey, signature, message) => {
    const key = await crypto.subtle.importKey("raw", publicKey as Bytes, "Ed25519", false, ["verify"]);
    return crypto.subtle.verify("Ed25519", key, signature as Bytes, message as Bytes);
  },
};

/** WebCrypto hashes in one go, so the parts are kept until the end. */
export const webDigest = (): RunningDigest => {
  const parts: Uint8Array[] = [];
  return {
    update: (bytes) => void parts.push(bytes),
    end: () => webHasher.sha256(concat(...parts)),
  };
};

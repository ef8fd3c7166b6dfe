import { fromBase64 } from "./crypto.ts";
import { newId } from "./ids.ts";

/**
 * Envelope encryption. Each assignment (later each personnel file) has a data key of its own, wrapped by the master
 * secret and kept as an object in the EU bucket, never in D1: D1 keeps 30 days of history, and a destroyed object makes
 * the ciphertext in that history unreadable too (L-16).
 */
export interface Keyring {
  /** Makes a key and returns its id. The object is written before anything can be encrypted with it. */
  create(): Promise<string>;
  /** The key, or null when it was destroyed. */
  open(keyId: string): Promise<CryptoKey | null>;
  /** Destroys the key for good. Doing it twice is no error. */
  destroy(keyId: string): Promise<void>;
}

const importMaster = (secret: string) =>
  crypto.subtle.importKey("raw", fromBase64(secret), "AES-KW", false, ["wrapKey", "unwrapKey"]);

/** @param masterSecret 32 bytes in base64 (the worker secret KEY_ENCRYPTION_KEY) */
export const bucketKeyring = (bucket: R2Bucket, masterSecret: string): Keyring => {
  const objectName = (keyId: string) => `keys/${keyId}`;
  return {
    async create() {
      const keyId = newId("key");
      const key = (await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, [
        "encrypt",
        "decrypt",
      ])) as CryptoKey;
      const wrapped = await crypto.subtle.wrapKey("raw", key, await importMaster(masterSecret), "AES-KW");
      await bucket.put(objectName(keyId), wrapped as ArrayBuffer);
      return keyId;
    },
    async open(keyId) {
      const object = await bucket.get(objectName(keyId));
      if (object === null) return null;
      return crypto.subtle.unwrapKey(
        "raw",
        await object.arrayBuffer(),
        await importMaster(masterSecret),
        "AES-KW",
        "AES-GCM",
        false,
        ["encrypt", "decrypt"],
      );
    },
    async destroy(keyId) {
      await bucket.delete(objectName(keyId));
    },
  };
};

import { createHash } from "node:crypto";
import { fromBase64, toBase64 } from "./crypto.ts";

/** Signs texts as notes (C2SP signed-note): the text, a blank line, `— name base64(key hash || signature)`. */
export interface NoteSigner {
  /** The key's name; no spaces, no plus. */
  readonly name: string;
  /** `name+hash+base64(0x01 || public key)`: what a verifier needs, fit for print. */
  verifierKey(): Promise<string>;
  /** The signature line without its line end. `text` ends in a line end. */
  signatureLine(text: string): Promise<string>;
  /** The whole note. */
  sign(text: string): Promise<string>;
}

const pkcs8Prefix = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]);
const algorithmEd25519 = 1;

const importSeed = async (seed: string) => {
  const raw = fromBase64(seed);
  if (raw.length !== 32) throw new Error("a signing key is 32 bytes");
  const der = new Uint8Array([...pkcs8Prefix, ...raw]);
  return crypto.subtle.importKey("pkcs8", der, "Ed25519", true, ["sign"]);
};

/** @param seed the Ed25519 private key: 32 bytes in base64 (the worker secret LOG_SIGNING_KEY) */
export const ed25519Signer = (name: string, seed: string): NoteSigner => {
  let loaded: Promise<{ key: CryptoKey; publicKey: Uint8Array; keyHash: Uint8Array }> | undefined;
  const load = async () => {
    const key = await importSeed(seed);
    const { x = "" } = (await crypto.subtle.exportKey("jwk", key)) as JsonWebKey;
    const publicKey = fromBase64(x.replaceAll("-", "+").replaceAll("_", "/"));
    const digest = createHash("sha256").update(`${name}\n`).update(Uint8Array.of(algorithmEd25519)).update(publicKey);
    return { key, publicKey, keyHash: new Uint8Array(digest.digest().subarray(0, 4)) };
  };
  const loading = () => {
    loaded ??= load();
    return loaded;
  };
  const signatureLine = async (text: string) => {
    const { key, keyHash } = await loading();
    const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", key, new TextEncoder().encode(text)));
    return `— ${name} ${toBase64(new Uint8Array([...keyHash, ...signature]))}`;
  };
  return {
    name,
    async verifierKey() {
      const { publicKey, keyHash } = await loading();
      const hash = Array.from(keyHash, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return `${name}+${hash}+${toBase64(new Uint8Array([algorithmEd25519, ...publicKey]))}`;
    },
    signatureLine,
    sign: async (text) => `${text}\n${await signatureLine(text)}\n`,
  };
};

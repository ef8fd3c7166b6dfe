import { concat, fromBase64, type Hasher, utf8 } from "./bytes.ts";

/** A C2SP verifier key `name+hash+base64(01 || public key)`. */
export interface VerifierKey {
  name: string;
  hash: string;
  publicKey: Uint8Array;
}
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Null when the text is no Ed25519 verifier key, or its hash is not its own. */
export async function readVerifierKey(hasher: Hasher, text: string): Promise<VerifierKey | null> {
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  if (name === undefined || hash === undefined || encoded === undefined) return null;
  const key = decoded(encoded);
  if (key === null || key.length !== 33 || key[0] !== 1) return null;
  const own = hex((await hasher.sha256(concat(utf8(`${name}\n`), key))).subarray(0, 4));
  return own === hash ? { name, hash, publicKey: key.subarray(1) } : null;
}

const decoded = (text: string): Uint8Array | null => {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
};

/** Whether a line `— name base64(hash || signature)` is this key's signature under the text. */
export async function verifyLine(hasher: Hasher, key: VerifierKey, text: string, line: string): Promise<boolean> {
  const [, name, encoded = ""] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = decoded(encoded);
  if (name !== key.name || bytes === null || bytes.length !== 68 || hex(bytes.subarray(0, 4)) !== key.hash)
    return false;
  return hasher.verify(key.publicKey, bytes.subarray(4), utf8(text));
}

/** The text of a signed note, or null when no line of it is this key's signature. */
export async function openNote(hasher: Hasher, key: VerifierKey, note: string): Promise<string | null> {
  const split = note.lastIndexOf("\n\n");
  if (split < 0) return null;
  const text = note.slice(0, split + 1);
  for (const line of note.slice(split + 2).split("\n"))
    if (line !== "" && (await verifyLine(hasher, key, text, line))) return text;
  return null;
}

export interface Checkpoint {
  size: number;
  root: string;
}

/** A checkpoint that this key signed under its own name: its size and root; else null. */
export async function openCheckpoint(hasher: Hasher, key: VerifierKey, note: string): Promise<Checkpoint | null> {
  const text = await openNote(hasher, key, note);
  const [, origin, size = "", root = ""] = /^([^\n]+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\n$/.exec(text ?? "") ?? [];
  return origin === key.name ? { size: Number(size), root } : null;
}

import { createHash, createHmac, createPublicKey, verify } from "node:crypto";
import type { Hasher } from "../checking/bytes.ts";

const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

export const nodeHasher: Hasher = {
  sha256: (bytes) => createHash("sha256").update(bytes).digest(),
  hmac: (key, bytes) => createHmac("sha256", key).update(bytes).digest(),
  verify: (publicKey, signature, message) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: "der", type: "spki" }),
      signature,
    ),
};

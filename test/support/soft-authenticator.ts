const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const bytesOf = (text: string) => new TextEncoder().encode(text);
const sha256 = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const join = (...parts: (Uint8Array | number[])[]) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** ECDSA as WebCrypto gives it (r, s) in the DER form WebAuthn wants. */
const toDer = (signature: Uint8Array) => {
  const integer = (part: Uint8Array) => {
    let at = 0;
    while (at < part.length - 1 && part[at] === 0) at++;
    const body = part.subarray(at);
    const padded = (body[0] ?? 0) > 127 ? join([0], body) : body;
    return join([2, padded.length], padded);
  };
  const body = join(integer(signature.subarray(0, 32)), integer(signature.subarray(32)));
  return join([0x30, body.length], body);
};

/** A passkey in software. `verifiesPerson` = the device asked for a finger or a PIN. */
export const softAuthenticator = async (origin: string) => {
  const pair = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const raw = new Uint8Array((await crypto.subtle.exportKey("raw", pair.publicKey)) as ArrayBuffer);
  const coseKey = join(
    [0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32],
    raw.subarray(1, 33),
    [0x22, 0x58, 32],
    raw.subarray(33),
  );
  const id = crypto.getRandomValues(new Uint8Array(16));
  const rpIdHash = await sha256(bytesOf(new URL(origin).hostname));
  const clientData = (type: string, challenge: string) =>
    bytesOf(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const base = { id: encode(id), rawId: encode(id), type: "public-key", clientExtensionResults: {} };
  return {
    create: (challenge: string, verifiesPerson = true) => {
      const flags = 0x41 | (verifiesPerson ? 4 : 0);
      const authData = join(rpIdHash, [flags, 0, 0, 0, 0], new Uint8Array(16), [0, id.length], id, coseKey);
      const attestation = join(
        [0xa3, 0x63],
        bytesOf("fmt"),
        [0x64],
        bytesOf("none"),
        [0x67],
        bytesOf("attStmt"),
        [0xa0, 0x68],
        bytesOf("authData"),
        [0x58, authData.length],
        authData,
      );
      const clientDataJSON = encode(clientData("webauthn.create", challenge));
      return {
        ...base,
        response: { clientDataJSON, attestationObject: encode(attestation), transports: ["internal"] },
      };
    },
    get: async (challenge: string, verifiesPerson = true) => {
      const authenticatorData = join(rpIdHash, [1 | (verifiesPerson ? 4 : 0), 0, 0, 0, 0]);
      const data = clientData("webauthn.get", challenge);
      const signed = join(authenticatorData, await sha256(data));
      const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, signed);
      return {
        ...base,
        response: {
          clientDataJSON: encode(data),
          authenticatorData: encode(authenticatorData),
          signature: encode(toDer(new Uint8Array(signature))),
        },
      };
    },
  };
};

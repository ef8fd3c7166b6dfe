/** What checking needs from the machine it runs on: WebCrypto in a page, node:crypto on the command line. */
export interface Hasher {
  sha256(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** HMAC-SHA-256. */
  hmac(key: Uint8Array, bytes: Uint8Array): Uint8Array | Promise<Uint8Array>;
  /** Ed25519. */
  verify(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean | Promise<boolean>;
}

const encoder = new TextEncoder();
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Throws when the text is no base64. */
export const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

export const concat = (...parts: Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

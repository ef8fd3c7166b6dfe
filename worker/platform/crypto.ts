const encoder = new TextEncoder();
const decoder = new TextDecoder();

const toHex = (buffer: ArrayBuffer) =>
  Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, "0")).join("");
export const toBase64 = (bytes: Uint8Array) => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};
export const fromBase64 = (text: string) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** SHA-256 of UTF-8 text, lower-case hex. */
export const sha256 = async (text: string) => toHex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));

/** A keyed hash (HMAC-SHA-256, hex). `key` is 32 bytes in base64. */
export const hmac = async (key: string, message: string) => {
  const imported = await crypto.subtle.importKey("raw", fromBase64(key), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return toHex(await crypto.subtle.sign("HMAC", imported, encoder.encode(message)));
};

/** Many keyed hashes under one key; the import is paid once. */
export const hmacMany = async (key: string, messages: string[]) => {
  const imported = await crypto.subtle.importKey("raw", fromBase64(key), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return Promise.all(messages.map(async (m) => toHex(await crypto.subtle.sign("HMAC", imported, encoder.encode(m)))));
};

/** AES-256-GCM. The additional data binds a text to its place: a ciphertext moved to another row does not open. */
export const encryptText = async (key: CryptoKey, text: string, place: string) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: encoder.encode(place) },
    key,
    encoder.encode(text),
  );
  return `1.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`;
};

/** Opens what `encryptText` sealed; throws when the key, the place or a byte differs. */
export const decryptText = async (key: CryptoKey, sealed: string, place: string) => {
  const [, iv = "", body = ""] = sealed.split(".");
  const opened = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: fromBase64(iv), additionalData: encoder.encode(place) },
    key,
    fromBase64(body),
  );
  return decoder.decode(opened);
};

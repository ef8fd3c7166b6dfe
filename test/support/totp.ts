const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

const decode = (base32: string) => {
  const bits = [...base32.replaceAll("=", "").toUpperCase()]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
};

/** The code an authenticator app shows (RFC 6238), `stepsAhead` periods of 30 seconds from now. */
export const totpCode = async (secretBase32: string, stepsAhead = 0, atMs = Date.now()): Promise<string> => {
  const counter = new ArrayBuffer(8);
  new DataView(counter).setBigUint64(0, BigInt(Math.floor(atMs / 30_000) + stepsAhead));
  const key = await crypto.subtle.importKey("raw", decode(secretBase32), { name: "HMAC", hash: "SHA-1" }, false, [
    "sign",
  ]);
  const mac = new DataView(await crypto.subtle.sign("HMAC", key, counter));
  const number = mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff;
  return (number % 1_000_000).toString().padStart(6, "0");
};

/** The secret of an `otpauth://` address. */
export const secretOf = (totpUri: string) => new URL(totpUri).searchParams.get("secret") ?? "";

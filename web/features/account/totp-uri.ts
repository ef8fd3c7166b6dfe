import { renderSVG } from "uqr";

/** The key of an `otpauth://` address in groups of four, for typing over. */
export function totpSecret(uri: string): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return secret.match(/.{1,4}/g)?.join(" ") ?? "";
}

/** A QR code as an image address: an <img> needs no inline style or script, which the CSP forbids. */
export const qrImage = (text: string): string =>
  `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 2, ecc: "L" }))}`;

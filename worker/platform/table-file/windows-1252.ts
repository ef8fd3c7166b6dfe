// The decoder is the runtime's own (WHATWG Encoding); the way back is its table turned round.
const byteOf = new Map<number, number>();
for (const [byte, sign] of [
  ...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, i) => i)),
].entries())
  byteOf.set(sign.codePointAt(0) ?? 0, byte);

const questionMark = 63;

/** Text in windows-1252, composed first (NFC); a sign that it lacks becomes `?`. */
export const toWindows1252 = (text: string): Uint8Array => {
  const signs = [...text.normalize("NFC")];
  const bytes = new Uint8Array(signs.length);
  for (const [i, sign] of signs.entries()) bytes[i] = byteOf.get(sign.codePointAt(0) ?? 0) ?? questionMark;
  return bytes;
};

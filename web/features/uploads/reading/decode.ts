import { MixedDecoder, Utf8Count } from "./utf8.ts";

/** The encodings real uploads come in. latin-1 is read as windows-1252, its superset. */
export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";

/**
 * Guesses the encoding of a file or of its beginning: byte order mark, then the NUL pattern of UTF-16,
 * then UTF-8 if every byte fits it (a character cut off at the end is forgiven), else windows-1252.
 */
export function guessEncoding(bytes: Uint8Array): Encoding {
  const guess = new EncodingGuess();
  guess.update(bytes);
  return guess.result();
}

/** The same guess over a file that arrives in pieces: one accent in the last row still counts. */
export class EncodingGuess {
  /** What the mark at the beginning says. */
  marked: Encoding | null = null;
  #fixed: Encoding | null = null;
  #first = true;
  readonly #utf8 = new Utf8Count();

  update(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.#first) {
      this.#first = false;
      this.marked = byMark(bytes);
      this.#fixed = this.marked ?? byNulPattern(bytes);
    }
    if (!this.#fixed) this.#utf8.update(bytes);
  }

  result(): Encoding {
    if (this.#fixed) return this.#fixed;
    return this.#utf8.wrong === 0 || this.mixed ? "utf-8" : "windows-1252";
  }

  /** Two files of different encodings put together: nearly all of it is UTF-8, and some bytes cannot be. */
  get mixed(): boolean {
    return this.#fixed === null && this.#utf8.wrong > 0 && this.#utf8.right > this.#utf8.wrong;
  }
}

/**
 * A streaming decoder; marks are stripped, bytes that do not fit become U+FFFD.
 * @param mixed bytes that are no UTF-8 are read as windows-1252 instead
 */
export function createDecoder(encoding: Encoding, mixed = false): { decode(bytes: Uint8Array): string; end(): string } {
  if (mixed) return new MixedDecoder();
  const decoder = new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding);
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8-bom";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** Western text in UTF-16 has a NUL in nearly every other byte; a stray NUL in an 8-bit file has not. */
function byNulPattern(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 65_536) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (pairs < 2) return null;
  if (odd > pairs * 0.4 && even < pairs * 0.1) return "utf-16le";
  if (even > pairs * 0.4 && odd < pairs * 0.1) return "utf-16be";
  return null;
}

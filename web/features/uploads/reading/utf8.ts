/** How many bytes the character takes that starts with this byte; 0 when none does (UTF-8 without overlong forms). */
function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Whether this second byte can follow: no overlong forms, no surrogates, nothing above U+10FFFF. */
function fits(lead: number, second: number): boolean {
  const from = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const to = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return second >= from && second <= to;
}

/** Counts characters of several bytes, and the bytes that fit none, in a text that comes in pieces. A character cut off at the end is neither. */
export class Utf8Count {
  right = 0;
  wrong = 0;
  #lead = 0;
  #missing = 0;
  #isSecond = false;

  update(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i] as number;
      if (this.#missing === 0) {
        if (byte < 0x80) continue;
        this.#begin(byte);
      } else this.#go(byte);
    }
  }

  #begin(byte: number): void {
    const length = lengthOf(byte);
    if (length === 1) return;
    if (length === 0) this.wrong++;
    else {
      this.#lead = byte;
      this.#missing = length - 1;
      this.#isSecond = true;
    }
  }

  #go(byte: number): void {
    if (this.#isSecond ? fits(this.#lead, byte) : byte >= 0x80 && byte <= 0xbf) {
      this.#isSecond = false;
      if (--this.#missing === 0) this.right++;
      return;
    }
    this.wrong++;
    this.#missing = 0;
    this.#begin(byte);
  }
}

/** Decodes UTF-8 in which some bytes are windows-1252: nothing of it is lost. */
export class MixedDecoder {
  readonly #strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  readonly #western = new TextDecoder("windows-1252");
  #rest = new Uint8Array(0);

  decode(bytes: Uint8Array): string {
    const all = new Uint8Array(this.#rest.length + bytes.length);
    all.set(this.#rest);
    all.set(bytes, this.#rest.length);
    const end = wholeEnd(all);
    this.#rest = all.slice(end);
    return this.#text(all.subarray(0, end));
  }

  end(): string {
    const text = this.#text(this.#rest);
    this.#rest = new Uint8Array(0);
    return text;
  }

  #text(bytes: Uint8Array): string {
    let out = "";
    let from = 0;
    for (let i = 0; i < bytes.length; ) {
      const length = characterAt(bytes, i);
      if (length > 0) {
        i += length;
        continue;
      }
      out += this.#strict.decode(bytes.subarray(from, i)) + this.#western.decode(bytes.subarray(i, i + 1));
      from = ++i;
    }
    return out + this.#strict.decode(bytes.subarray(from));
  }
}

/** Bytes of the whole character that starts here, 0 when there is none. */
function characterAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const length = lengthOf(lead);
  if (length < 2) return length;
  if (!fits(lead, bytes[at + 1] ?? 0)) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Where the last character that may go on in the next piece begins. */
function wholeEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const at = bytes.length - back;
    const length = lengthOf(bytes[at] as number);
    if (length > 1) return length > back ? at : bytes.length;
    if (length === 1) return bytes.length;
  }
  return bytes.length;
}

import { mayStartWith, sameGivenName } from "../given-names.ts";
import { edits } from "../similarity.ts";
import { PARTS, type Part, type PersonRecord } from "./person-record.ts";

/** How two values of one field agree: not known on both sides, different, an initial that fits, misspelt, equal. */
export const NONE = 0;
export const DIFFERENT = 1;
export const INITIAL = 2;
export const CLOSE = 3;
export const EXACT = 4;

/** Bytes of one compared pair: a level for each of PARTS, and whether first name and surname stand in each other's place. */
export const STRIDE = PARTS.length + 1;

/** Compares records; keeps what it found about two spellings. */
export class Comparer {
  readonly #near = new Map<string, boolean>();
  readonly #letters = new Map<string, number>();

  /** Writes the levels of a pair into `out` from `at`. */
  compare(a: PersonRecord, b: PersonRecord, out: Uint8Array, at: number): void {
    for (let i = 0; i < PARTS.length; i++) {
      const part = PARTS[i] as Part;
      out[at + i] = part === "given" ? this.#given(a, b) : this.#part(part, a[part], b[part]);
    }
    out[at + PARTS.length] = 0;
    const [one, other] = [out[at] as number, out[at + 1] as number];
    if (!a.given || !b.given || !a.surname || !b.surname || Math.min(one, other) >= CLOSE) return;
    const [given, surname] = [this.#word(a.given, b.surname), this.#word(a.surname, b.given)];
    if (given < CLOSE || surname < CLOSE) return;
    out[at] = given;
    out[at + 1] = surname;
    out[at + PARTS.length] = 1;
  }

  #part(part: Part, a: string, b: string): number {
    if (!a || !b) return NONE;
    if (a === b) return EXACT;
    if (part === "phone") return DIFFERENT;
    if (part === "born") return sameDay(a, b) ? CLOSE : DIFFERENT;
    if (part === "number" || part === "postcode")
      return Math.min(a.length, b.length) >= 2 && edits(a, b, 1) <= 1 ? CLOSE : DIFFERENT;
    if (part === "email") return compareMailboxes(a, b);
    return this.#word(a, b);
  }

  #given(a: PersonRecord, b: PersonRecord): number {
    if (a.given && b.given) {
      const level = this.#word(a.given, b.given);
      return level === DIFFERENT && sameGivenName(a.given, b.given) ? CLOSE : level;
    }
    const first = a.given || b.given;
    const initials = a.given ? b.initials : a.initials;
    if (!initials) return NONE;
    if (!first) {
      if (!b.initials) return NONE;
      if (a.initials === b.initials && a.initials.length > 1) return CLOSE;
      return a.initials.startsWith(b.initials) || b.initials.startsWith(a.initials) ? INITIAL : DIFFERENT;
    }
    return mayStartWith(first, initials[0] as string) ? INITIAL : DIFFERENT;
  }

  /** The letters of a word as bits. */
  #lettersOf(word: string): number {
    let bits = this.#letters.get(word);
    if (bits === undefined) {
      bits = 0;
      for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
      this.#letters.set(word, bits);
    }
    return bits;
  }

  /** Longer words may have more misspelt letters, or be cut off. */
  #word(a: string, b: string): number {
    if (a === b) return EXACT;
    const shortest = Math.min(a.length, b.length);
    if (shortest < 3) return DIFFERENT;
    const limit = shortest < 5 ? 1 : shortest < 9 ? 2 : 3;
    if (Math.abs(a.length - b.length) > limit || tooFar(this.#lettersOf(a), this.#lettersOf(b), limit))
      return a.startsWith(b) || b.startsWith(a) ? CLOSE : DIFFERENT;
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    let near = this.#near.get(key);
    if (near === undefined) {
      near = edits(a, b, limit) <= limit || a.startsWith(b) || b.startsWith(a);
      if (this.#near.size > 2_000_000) this.#near.clear();
      this.#near.set(key, near);
    }
    return near ? CLOSE : DIFFERENT;
  }
}

/** Each edit changes at most two kinds of letters. */
function tooFar(a: number, b: number, limit: number): boolean {
  let bits = a ^ b;
  for (let left = 2 * limit; left >= 0; left--) {
    if (bits === 0) return false;
    bits &= bits - 1;
  }
  return bits !== 0;
}

/** One digit wrong, two swapped, or two of day, month and year equal. */
function sameDay(a: string, b: string): boolean {
  const parts = (text: string) => [text.slice(0, 4), text.slice(4, 6), text.slice(6)];
  const other = parts(b);
  return parts(a).filter((item, at) => item === other[at]).length === 2 || edits(a, b, 1) <= 1;
}

/** Misspelt; the same name at another host says nothing, for namesakes have that too. */
function compareMailboxes(a: string, b: string): number {
  if (edits(a, b, 3) <= 3) return CLOSE;
  const at = a.indexOf("@");
  return at > 2 && a.slice(0, at) === b.slice(0, b.indexOf("@")) ? NONE : DIFFERENT;
}

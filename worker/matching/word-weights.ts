import { ROLES } from "./company-names.ts";
import { isTypo } from "./similarity.ts";

/** Bits that the shared words must carry: four names in a thousand by chance. */
const LEAST_BITS = 5;

/**
 * How much the words of names tell: a word that few names hold weighs more than one that many hold. Counted over the companies at
 * hand, so it only decides where nothing else can (companies abroad).
 */
export class WordWeights {
  readonly #counts = new Map<string, number>();
  #size = 0;
  readonly #cache = new Map<string, number>();

  constructor(companies: readonly { names: Set<string>; dutch: boolean; foreign: boolean }[]) {
    const names = new Set<string>();
    for (const { names: own, dutch, foreign } of companies)
      if (foreign && !dutch) for (const name of own) names.add(name);
    for (const name of names)
      for (const word of new Set(name.split(" "))) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
    this.#size = names.size;
  }

  /** Of the best pair of names the part of the shorter name's weight that the other holds too; 0 when it is too little to tell. */
  shared(a: Set<string>, b: Set<string>): number {
    let best = 0;
    for (const one of a) for (const other of b) best = Math.max(best, this.#pair(one, other));
    return best;
  }

  #bits(word: string): number {
    return Math.log2((this.#size + 1) / (this.#counts.get(word) ?? 1));
  }

  #pair(a: string, b: string): number {
    const key = a < b ? `${a}\n${b}` : `${b}\n${a}`;
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const [one, other] = [a.split(" "), b.split(" ")];
    const left = [...other];
    let bits = 0;
    for (const word of one) {
      const at = left.findIndex((item) => item === word || alike(item, word));
      if (at < 0) continue;
      bits += Math.min(this.#bits(word), this.#bits(left[at] as string));
      left.splice(at, 1);
    }
    const total = (words: string[]) => words.reduce((sum, word) => sum + this.#bits(word), 0);
    const roles = (words: string[]) => words.filter((word) => ROLES.has(word)).join(" ");
    const part =
      bits < LEAST_BITS || roles(one) !== roles(other) ? 0 : Math.min(1, bits / Math.min(total(one), total(other)));
    this.#cache.set(key, part);
    return part;
  }
}

/** Misspelt, or cut off. */
const alike = (a: string, b: string): boolean =>
  isTypo(a, b) || (Math.min(a.length, b.length) >= 4 && (a.startsWith(b) || b.startsWith(a)));

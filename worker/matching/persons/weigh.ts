import { alikeByChance, sharesOf } from "./chance.ts";
import { CLOSE, type Comparer, DIFFERENT, EXACT, INITIAL, NONE, STRIDE } from "./levels.ts";
import { PARTS, type Part, type PersonRecord } from "./person-record.ts";

/** What a pair of records says, in bits: how many times likelier it is of one person's records than of any two. */
export interface Weight {
  bits: number;
  /** Something besides names and place agrees. */
  beyondName: boolean;
}

/** Among records of one person the share in which a value was replaced or misspelt; the rest is equal. Where estimating begins. */
const USUAL: Record<Part, [different: number, close: number]> = {
  given: [0.03, 0.1],
  surname: [0.05, 0.1],
  born: [0.04, 0.06],
  street: [0.1, 0.1],
  number: [0.15, 0.05],
  postcode: [0.1, 0.06],
  city: [0.15, 0.1],
  email: [0.2, 0.1],
  phone: [0.4, 0],
};
/** Weight, in pairs, of USUAL against what a list itself shows; and the bounds between which a list can move it. */
const TRUST = 100;
const MOST = 0.4;
/** Bits against, where the whole address differs: one in thirty has moved. */
const MOVED = -5;
/** Pairs of one person per record that a list is taken to hold at the least. */
const LEAST_SHARE = 0.01;
const within = (low: number, high: number, value: number): number => Math.min(high, Math.max(low, value));

/** A candidate pair: two record numbers and where its levels stand. */
export interface Candidates {
  a: Int32Array;
  b: Int32Array;
  levels: Uint8Array;
  size: number;
}

/**
 * Weighs pairs of one list by how often each value occurs in it: a rare surname tells more than a common one (Fellegi and Sunter).
 * How often values of one person differ is estimated from the list without any truth (expectation maximisation), within bounds.
 */
export class Weigher {
  readonly #records: readonly PersonRecord[];
  /** For each of PARTS, for each record: the share of records that hold the same value. */
  readonly #shares: Float64Array[];
  readonly #errors = PARTS.map((part) => USUAL[part]);
  readonly #parts = new Float64Array(PARTS.length);
  /** By part: the share of pairs of any two records whose values are alike without being equal. */
  readonly #alike: number[];
  /** The share of records with the host of this record's e-mail. */
  readonly #hosts: Float64Array;
  /** The bits needed to find one record among all. */
  readonly household: number;
  /** The bits by which pairs of one person are outnumbered by pairs of any two; learnt from the list. */
  prior: number;

  constructor(records: readonly PersonRecord[], comparer: Comparer) {
    this.#records = records;
    this.household = Math.log2(Math.max(2, records.length));
    this.prior = this.household;
    this.#shares = PARTS.map((part) => sharesOf(records, (record) => record[part]));
    this.#hosts = sharesOf(records, ({ email }) => email.slice(email.indexOf("@") + 1));
    this.#alike = alikeByChance(records, comparer);
  }

  /** Learns from candidate pairs how often this list's values of one person differ; a hundred thousand pairs are plenty. */
  estimate({ a, b, levels, size }: Candidates, rounds = 8): void {
    const step = Math.max(1, Math.floor(size / 100_000));
    const pairs = (this.#records.length * (this.#records.length - 1)) / 2;
    for (let round = 0; round < rounds; round++) {
      const seen = PARTS.map(() => [0, 0, 0] as [number, number, number]);
      let found = 0;
      for (let at = 0; at < size; at += step) {
        const { bits } = this.weigh(a[at] as number, b[at] as number, levels, at * STRIDE);
        const p = 1 / (1 + 2 ** (this.prior - bits));
        found += p * step;
        if (p < 0.01) continue;
        for (let part = 0; part < PARTS.length; part++) {
          const level = levels[at * STRIDE + part] as number;
          if (level === NONE || level === INITIAL) continue;
          const kind = level === DIFFERENT ? 0 : level === CLOSE ? 1 : 2;
          (seen[part] as [number, number, number])[kind] += p;
        }
      }
      seen.forEach(([different, close, exact], at) => {
        const [usual, near] = USUAL[PARTS[at] as Part];
        const all = different + close + exact + TRUST;
        this.#errors[at] = [
          within(usual / 3, Math.min(MOST, usual * 5), (different + usual * TRUST) / all),
          within(near / 3, MOST, (close + near * TRUST) / all),
        ];
      });
      this.prior = Math.log2(Math.max(2, pairs / Math.max(found, LEAST_SHARE * this.#records.length)));
    }
  }

  /** Weighs records `a` and `b`, whose levels stand in `levels` from `from`. */
  weigh(a: number, b: number, levels: Uint8Array, from: number): Weight {
    const swapped = levels[from + PARTS.length] === 1;
    const bits = this.#parts;
    for (let at = 0; at < PARTS.length; at++) bits[at] = this.#bits(at, levels[from + at] as number, a, b);
    const [given, surname, born, street, number, postcode, city, email, phone] = bits as unknown as number[] & {
      length: 9;
    };
    // Street, postcode and place say one thing three times, and a family shares them and its name: together they find one house.
    const where = num(street) + num(number) + num(postcode);
    // Who has moved differs in all of it at once.
    const place = Math.max(MOVED, Math.min(where + num(city), this.household));
    const house = Math.min(place + num(surname), Math.min(this.household, this.prior) + 2);
    // An address made of a name that agrees already only adds its host.
    const mail =
      num(given) > 0 && num(surname) > 0 && isOfName(this.#records[a] as PersonRecord)
        ? Math.min(num(email), 1 - Math.log2(Math.max(this.#hosts[a] as number, this.#hosts[b] as number)))
        : num(email);
    const { gender } = this.#records[a] as PersonRecord;
    const other = (this.#records[b] as PersonRecord).gender;
    const apart = gender && other && gender !== other ? 8 : 0;
    return {
      bits: house + num(given) + num(born) + mail + num(phone) - apart - (swapped ? 2 : 0),
      beyondName: num(born) > 0 || num(email) > 0 || num(phone) > 0 || where > 4,
    };
  }

  #bits(at: number, level: number, a: number, b: number): number {
    if (level === NONE) return 0;
    if (level === INITIAL) return 2.5;
    const [different, close] = this.#errors[at] as [number, number];
    if (level === DIFFERENT) return Math.log2(different);
    const shares = this.#shares[at] as Float64Array;
    const often = Math.max(shares[a] as number, shares[b] as number);
    if (level === EXACT) return Math.max(0.2, Math.log2((1 - different - close) / often));
    // About twice as many values lie near one as are equal to it; of dates and numbers as many near any.
    const alike = this.#alike[at] as number;
    const near = WORDS.has(PARTS[at] as Part) ? Math.max(2 * often, alike / 4) : Math.max(often, alike);
    return Math.max(0.2, Math.log2(close / near));
  }
}

/** Parts whose values differ much in how common they are. */
const WORDS = new Set<Part>(["given", "surname", "street", "city"]);

const num = (value: number | undefined): number => value ?? 0;
/** "j.smit@": the surname, or the first name, stands in front of the @. */
function isOfName({ email, surname, given }: PersonRecord): boolean {
  const local = email.slice(0, Math.max(0, email.indexOf("@"))).replaceAll("y", "ij");
  return (surname.length > 2 && local.includes(surname)) || (given.length > 2 && local.includes(given));
}

const NAMES: Record<number, string> = { [EXACT]: "", [CLOSE]: ".alike", [INITIAL]: ".initial" };

/** Named evidence of a pair, as in the company's decisions. */
export function evidenceOf(levels: Uint8Array, from: number): string[] {
  const list = PARTS.flatMap((part, at) => {
    const level = levels[from + at] as number;
    return level >= INITIAL ? [`${part}${NAMES[level]}`] : [];
  });
  return levels[from + PARTS.length] === 1 ? ["name.swapped", ...list.slice(2)] : list;
}

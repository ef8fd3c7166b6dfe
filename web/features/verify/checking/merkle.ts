import { concat, fromBase64, type Hasher, toBase64, utf8 } from "./bytes.ts";

/** Hashes travel in base64. The steps are those of RFC 9162 2.1.3.2 and 2.1.4.2. */
const node = async (hasher: Hasher, left: string, right: string) =>
  toBase64(await hasher.sha256(concat(Uint8Array.of(1), fromBase64(left), fromBase64(right))));

export const leafOf = async (hasher: Hasher, entry: string): Promise<string> =>
  toBase64(await hasher.sha256(concat(Uint8Array.of(0), utf8(entry))));

const half = (n: number) => Math.floor(n / 2);

export interface Inclusion {
  index: number;
  size: number;
  leaf: string;
  proof: readonly string[];
  root: string;
}

/**
 * Whether a leaf stands at `index` in the tree of `size` leaves with this root.
 * @param proven nodes already shown to be in this tree; a path that reaches one is proven there, and adds its own
 */
export async function verifyInclusion(
  hasher: Hasher,
  { index, size, leaf, proof, root }: Inclusion,
  proven = new Map<string, string>(),
): Promise<boolean> {
  if (!(Number.isInteger(index) && index >= 0 && index < size)) return false;
  let [fn, sn, level, hash] = [index, size - 1, 0, leaf];
  const seen: [string, string][] = [];
  const add = () => {
    for (const [place, value] of seen) proven.set(place, value);
    return true;
  };
  const up = () => {
    fn = half(fn);
    sn = half(sn);
    level++;
  };
  for (const sibling of proof) {
    if (sn === 0) return false;
    const place = `${level} ${fn}`;
    if (proven.get(place) === hash) return add();
    seen.push([place, hash]);
    if (fn % 2 === 1 || fn === sn) {
      hash = await node(hasher, sibling, hash);
      while (fn % 2 === 0 && fn !== 0) up();
    } else hash = await node(hasher, hash, sibling);
    up();
  }
  return sn === 0 && hash === root && add();
}

export interface Consistency {
  first: number;
  second: number;
  firstRoot: string;
  secondRoot: string;
  proof: readonly string[];
}

/** Whether the tree of `first` leaves is the beginning of the tree of `second`. */
export async function verifyConsistency(hasher: Hasher, claim: Consistency): Promise<boolean> {
  const { first, second, firstRoot, secondRoot, proof } = claim;
  if (!(first > 0 && first <= second)) return false;
  if (first === second) return proof.length === 0 && firstRoot === secondRoot;
  const powerOfTwo = Number.isInteger(Math.log2(first));
  const [start, ...rest] = powerOfTwo ? [firstRoot, ...proof] : proof;
  if (start === undefined) return false;
  let [fn, sn, fr, sr] = [first - 1, second - 1, start, start];
  const up = () => {
    fn = half(fn);
    sn = half(sn);
  };
  while (fn % 2 === 1) up();
  for (const part of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      fr = await node(hasher, part, fr);
      sr = await node(hasher, part, sr);
      while (fn % 2 === 0 && fn !== 0) up();
    } else sr = await node(hasher, sr, part);
    up();
  }
  return sn === 0 && fr === firstRoot && sr === secondRoot;
}

import { createHash } from "node:crypto";

/** A hash of the tree in base64 (44 letters): the form it is stored, signed and handed out in. */
export type Hash = string;
export const hashLetters = 44;

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);
const bytes = (hash: Hash) => Buffer.from(hash, "base64");

/** RFC 9162 2.1.1: SHA-256(0x00 || entry). */
export const leafHash = (entry: string | Uint8Array): Hash =>
  createHash("sha256").update(leafMark).update(entry).digest("base64");

/** RFC 9162 2.1.1: SHA-256(0x01 || left || right). */
export const nodeHash = (left: Hash, right: Hash): Hash =>
  createHash("sha256").update(nodeMark).update(bytes(left)).update(bytes(right)).digest("base64");

/** The root of a tree without leaves. */
export const emptyRoot: Hash = createHash("sha256").digest("base64");

/** The largest power of two below `n` (n > 1): where RFC 9162 splits a tree of n leaves. */
export const splitAt = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};

/** The root over leaves [start, end). */
export type RangeRoot = (start: number, end: number) => Promise<Hash>;

/** The audit path of one leaf in a tree of `size` leaves, nearest first (RFC 9162 2.1.3.1). */
export const inclusionProof = async (root: RangeRoot, index: number, size: number): Promise<Hash[]> => {
  const path = async (start: number, end: number): Promise<Hash[]> => {
    if (end - start === 1) return [];
    const middle = start + splitAt(end - start);
    return index < middle
      ? [...(await path(start, middle)), await root(middle, end)]
      : [...(await path(middle, end)), await root(start, middle)];
  };
  return path(0, size);
};

/** That the tree of `first` leaves is a prefix of the one of `second` (0 < first <= second; RFC 9162 2.1.4.1). */
export const consistencyProof = async (root: RangeRoot, first: number, second: number): Promise<Hash[]> => {
  const sub = async (start: number, end: number, whole: boolean): Promise<Hash[]> => {
    if (first === end) return whole ? [] : [await root(start, end)];
    const middle = start + splitAt(end - start);
    return first <= middle
      ? [...(await sub(start, middle, whole)), await root(middle, end)]
      : [...(await sub(middle, end, false)), await root(start, middle)];
  };
  return first === second ? [] : sub(0, second, true);
};

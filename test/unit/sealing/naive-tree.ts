import { createHash } from "node:crypto";

/** RFC 9162 2.1.1 word for word, over leaf hashes: the other implementation that the product's is compared with. */
export const naiveRoot = (leaves: string[]): string => {
  if (leaves.length === 0) return createHash("sha256").digest("base64");
  if (leaves.length === 1) return leaves[0] as string;
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  const pair = [leaves.slice(0, k), leaves.slice(k)].map((half) => Buffer.from(naiveRoot(half), "base64"));
  return createHash("sha256")
    .update(Buffer.concat([Buffer.from([1]), ...pair]))
    .digest("base64");
};

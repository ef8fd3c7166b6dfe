import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyConsistency, verifyInclusion } from "#web/features/verify/checking/merkle.ts";
import { nodeHasher } from "#web/features/verify/cli/node-hasher.ts";
import { consistencyProof, inclusionProof, leafHash, splitAt } from "#worker/access/sealing/merkle.ts";
import { edgeTiles, growTiles, rangeRoots, tileKey } from "#worker/access/sealing/tiles.ts";
import { naiveRoot } from "./naive-tree.ts";

/** A stored tree, grown in steps as the sealer does. */
const grow = async (steps: string[][]) => {
  const tiles = new Map<string, string>();
  let size = 0;
  let root = "";
  for (const leaves of steps) {
    const edge = new Map(
      edgeTiles(size).flatMap((tile) => {
        const hashes = tiles.get(tileKey(tile));
        return hashes === undefined ? [] : [[tileKey(tile), hashes] as const];
      }),
    );
    const grown = await growTiles(size, edge, leaves);
    for (const tile of grown.growth) tiles.set(tileKey(tile), (tiles.get(tileKey(tile)) ?? "") + tile.added);
    size += leaves.length;
    root = grown.root;
  }
  return { root, size, roots: () => rangeRoots(async (tile) => tiles.get(tileKey(tile)) ?? "") };
};

const knownLeaves = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const knownRoots = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];
const leavesUpTo = (n: number) => Array.from({ length: n }, (_, at) => leafHash(`leaf ${at}`));
const hex = (hash: string) => Buffer.from(hash, "base64").toString("hex");

describe("the tree (RFC 9162)", () => {
  it("has the published roots for the published leaves", async () => {
    const leaves = knownLeaves.map((text) => leafHash(Buffer.from(text, "hex")));
    expect(hex((await grow([])).root || (await rangeRoots(async () => "")(0, 0)))).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    for (const [at, root] of knownRoots.entries()) expect(hex((await grow([leaves.slice(0, at + 1)])).root)).toBe(root);
  });

  it("has one root however its leaves arrived, the one of a second and naive implementation", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
        const all = leavesUpTo(sizes.reduce((sum, n) => sum + n, 1));
        const ends = [1, ...sizes].map((_, at, each) => each.slice(0, at + 1).reduce((sum, n) => sum + n));
        const steps = ends.map((end, at) => all.slice(ends[at - 1] ?? 0, end));
        expect((await grow(steps)).root).toBe(naiveRoot(all));
      }),
      { numRuns: 40 },
    );
  });

  it("proves every leaf and every earlier head, and nothing else", async () => {
    const all = leavesUpTo(70_000);
    const tree = await grow([all]);
    const roots = tree.roots();
    const size = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 60_000, max: 70_000 }));
    await fc.assert(
      fc.asyncProperty(size, fc.nat(), fc.nat(), fc.nat(), async (n, place, earlier, bent) => {
        const [index, first] = [place % n, 1 + (earlier % n)];
        const root = await roots(0, n);
        const proof = await inclusionProof(roots, index, n);
        const leaf = all[index] as string;
        const included = (proven: string[], hash = leaf, at = index) =>
          verifyInclusion(nodeHasher, { index: at, size: n, leaf: hash, proof: proven, root });
        expect(await included(proof)).toBe(true);
        expect(await included(proof, leafHash("another"))).toBe(false);
        if (n > 1) expect(await included(proof, leaf, (index + 1) % n)).toBe(false);
        expect(await included([...proof, leafHash("more")])).toBe(false);
        const consistency = await consistencyProof(roots, first, n);
        const heads = { first, second: n, firstRoot: await roots(0, first), secondRoot: root };
        expect(await verifyConsistency(nodeHasher, { ...heads, proof: consistency })).toBe(true);
        expect(await verifyConsistency(nodeHasher, { ...heads, firstRoot: leafHash("fork"), proof: consistency })).toBe(
          false,
        );
        if (consistency.length > 0) {
          const wrong = consistency.with(bent % consistency.length, leafHash("bent"));
          expect(await verifyConsistency(nodeHasher, { ...heads, proof: wrong })).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("splits at the largest power of two below n", () => {
    expect([2, 3, 4, 5, 8, 9].map(splitAt)).toEqual([1, 2, 2, 4, 4, 8]);
  });
});

import { emptyRoot, type Hash, hashLetters, nodeHash, type RangeRoot, splitAt } from "./merkle.ts";

/**
 * The tree is stored as tiles of up to 256 hashes (as C2SP tlog-tiles does): level 0 holds leaves, level L the roots of
 * whole tiles of level L-1. A tile only grows, and any root or proof reads a handful of them.
 */
export const tileWidth = 256;

export interface TileId {
  level: number;
  position: number;
}
export const tileKey = ({ level, position }: TileId) => `${level}/${position}`;
/** The concatenated hashes of a tile, or "" when it does not exist yet. */
export type ReadTile = (tile: TileId) => Promise<string>;

/** The last tile of every level of a tree of `size` leaves: all that growing it and its root need. */
export const edgeTiles = (size: number): TileId[] => {
  const tiles: TileId[] = [{ level: 0, position: Math.floor(size / tileWidth) }];
  for (let width = tileWidth; width <= size; width *= tileWidth)
    tiles.push({ level: tiles.length, position: Math.floor(size / (width * tileWidth)) });
  return tiles;
};

const hashAt = (tile: string, slot: number) => tile.slice(slot * hashLetters, (slot + 1) * hashLetters);

/** Roots of any range of the stored tree that RFC 9162 can ask for. Ranges and tiles are kept: make one per request. */
export const rangeRoots = (read: ReadTile): RangeRoot => {
  const tiles = new Map<string, Promise<string>>();
  const tile = (id: TileId) => {
    const known = tiles.get(tileKey(id)) ?? read(id);
    tiles.set(tileKey(id), known);
    return known;
  };
  const stored = async (level: number, index: number) => {
    const hashes = await tile({ level, position: Math.floor(index / tileWidth) });
    const found = hashAt(hashes, index % tileWidth);
    if (found === "") throw new Error(`the tree holds no node ${level}/${index}`);
    return found;
  };
  const ranges = new Map<string, Promise<Hash>>();
  const compute = async (start: number, end: number): Promise<Hash> => {
    const width = end - start;
    if (width === 0) return emptyRoot;
    let level = 0;
    for (let whole = 1; whole <= width; whole *= tileWidth, level++)
      if (whole === width) return stored(level, start / width);
    const middle = start + splitAt(width);
    return nodeHash(await root(start, middle), await root(middle, end));
  };
  const root = (start: number, end: number): Promise<Hash> => {
    const key = `${start} ${end}`;
    const known = ranges.get(key) ?? compute(start, end);
    ranges.set(key, known);
    return known;
  };
  return root;
};

export interface TileGrowth extends TileId {
  /** What is added at the end of the tile. */
  added: string;
}

/** What appending leaves adds to the tiles, and the root afterwards. `edge` are the tiles of `edgeTiles(size)`. */
export const growTiles = async (size: number, edge: Map<string, string>, leaves: readonly Hash[]) => {
  const tiles = new Map(edge);
  const growth = new Map<string, TileGrowth>();
  const append = async (level: number, index: number, hash: Hash): Promise<void> => {
    const id = { level, position: Math.floor(index / tileWidth) };
    const key = tileKey(id);
    const grown = (tiles.get(key) ?? "") + hash;
    tiles.set(key, grown);
    growth.set(key, { ...id, added: (growth.get(key)?.added ?? "") + hash });
    if (grown.length === tileWidth * hashLetters) await append(level + 1, id.position, wholeRoot(grown));
  };
  for (const [at, hash] of leaves.entries()) await append(0, size + at, hash);
  const root = await rangeRoots(async (id) => tiles.get(tileKey(id)) ?? "")(0, size + leaves.length);
  return { root, growth: [...growth.values()] };
};

/** The root over a full tile. */
const wholeRoot = (tile: string): Hash => {
  let level = Array.from({ length: tileWidth }, (_, slot) => hashAt(tile, slot));
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, at) =>
      nodeHash(level[2 * at] as Hash, level[2 * at + 1] as Hash),
    );
  return level[0] as Hash;
};

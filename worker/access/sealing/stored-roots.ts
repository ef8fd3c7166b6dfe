import type { Db } from "#worker/platform/db/db.ts";
import type { RangeRoot } from "./merkle.ts";
import { readTiles } from "./sealing.repository.ts";
import { edgeTiles, rangeRoots, type TileId, tileKey, tileWidth } from "./tiles.ts";

const tilesPerQuery = 200;

/**
 * Roots of the stored tree; keeps what it read, so that the proofs of one answer share it.
 * @param wanted tiles to read ahead, many in a query; any other is read when asked for
 */
export const storedRoots = async (db: Db, wanted: TileId[] = []): Promise<RangeRoot> => {
  const unique = [...new Map(wanted.map((tile) => [tileKey(tile), tile])).values()];
  const ahead = new Map<string, string>();
  for (let at = 0; at < unique.length; at += tilesPerQuery)
    for (const [key, hashes] of await readTiles(db, unique.slice(at, at + tilesPerQuery))) ahead.set(key, hashes);
  return rangeRoots(async (tile) => ahead.get(tileKey(tile)) ?? (await readTiles(db, [tile])).get(tileKey(tile)) ?? "");
};

/** The tiles on the path from a leaf to the root of a tree of `size` leaves. */
export const pathTiles = (index: number, size: number): TileId[] => {
  const tiles: TileId[] = [];
  let position = index;
  for (let width = 1; width <= size; width *= tileWidth) {
    position = Math.floor(position / tileWidth);
    tiles.push({ level: tiles.length, position });
  }
  return [...tiles, ...edgeTiles(size)];
};

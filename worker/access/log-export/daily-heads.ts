import type { Deps } from "#worker/deps.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { consistencyProof } from "../sealing/merkle.ts";
import type { LogHead } from "../sealing/sealing.repository.ts";
import { storedRoots } from "../sealing/stored-roots.ts";
import { edgeTiles } from "../sealing/tiles.ts";

const dayMs = 86_400_000;
const mostHeads = 60;

/** Heads spread over the time from a line to the last head, each provably the beginning of the next (P3-7). */
export const headsWithProofs = async (deps: Deps, sinceAt: string, last: LogHead) => {
  const [start, end] = [Date.parse(sinceAt), Date.parse(last.last_at)];
  const step = dayMs * Math.max(1, Math.ceil((end - start) / dayMs / mostHeads));
  const instants: string[] = [];
  for (let at = start + step; at < end; at += step) instants.push(new Date(at).toISOString());
  const found = await deps.db.all<Pick<LogHead, "size" | "root" | "checkpoint">>(
    deps.db.statement(
      `SELECT DISTINCT h.size, h.root, h.checkpoint FROM json_each(?) j JOIN log_heads h ON h.size =
         (SELECT size FROM log_heads WHERE last_at <= j.value ORDER BY last_at DESC, size DESC LIMIT 1)
       WHERE h.size < ? ORDER BY h.size`,
      [jsonList(instants), last.size],
    ),
  );
  const roots = await storedRoots(
    deps.db,
    [...found, last].flatMap(({ size }) => edgeTiles(size)),
  );
  const heads: { checkpoint: string; consistency: string[] }[] = [];
  for (const [at, { size, checkpoint }] of found.entries())
    heads.push({ checkpoint, consistency: await consistencyProof(roots, size, found[at + 1]?.size ?? last.size) });
  return heads;
};

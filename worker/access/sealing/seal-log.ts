import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { isGuardFailure } from "#worker/platform/db/guard.ts";
import { logEvent } from "#worker/platform/logger.ts";
import { checkpointText } from "./checkpoint.ts";
import { dayCountStatement } from "./day-counts.ts";
import { entryHash, gapEntry, type LogLine, lineEntry } from "./leaf.ts";
import type { Hash } from "./merkle.ts";
import {
  findLatestHead,
  headStatements,
  linesAfter,
  publishedStatement,
  readTiles,
  unpublishedHeads,
} from "./sealing.repository.ts";
import { edgeTiles, growTiles } from "./tiles.ts";

export interface SealOptions {
  /** Lines per step; a step is one batch. */
  lines?: number;
  /** Steps this invocation may take; the next one goes on. */
  steps?: number;
}
/** Queries a step needs at most: head, lines, tiles, and the batch. */
const queriesPerStep = 10;

const leavesOf = (size: number, lines: LogLine[], limit: number): Hash[] => {
  const leaves: Hash[] = [];
  for (const line of lines) {
    while (size + leaves.length + 1 < line.seq && leaves.length < limit)
      leaves.push(entryHash(gapEntry(size + leaves.length + 1)));
    if (leaves.length === limit) break;
    leaves.push(entryHash(lineEntry(line)));
  }
  return leaves;
};

/** One step: the lines after the last head become leaves of the next. False when nothing was left to seal. */
const sealStep = async (deps: Deps, limit: number): Promise<boolean> => {
  const { db } = deps;
  const previous = await findLatestHead(db);
  const size = previous?.size ?? 0;
  const lines = await linesAfter(db, size, limit);
  if (lines.length === 0) return false;
  const edge = await readTiles(db, edgeTiles(size));
  const leaves = leavesOf(size, lines, limit);
  const { root, growth } = await growTiles(size, edge, leaves);
  const newSize = size + leaves.length;
  const sealed = lines.filter(({ seq }) => seq <= newSize);
  const checkpoint = await deps.signer.sign(checkpointText(deps.signer.name, newSize, root));
  const sealedAt = nowIso(deps.clock);
  const lastAt = sealed.at(-1)?.at ?? previous?.last_at ?? sealedAt;
  const head = { size: newSize, root, checkpoint, sealed_at: sealedAt, last_at: lastAt };
  await db.batch(headStatements(db, size, head, growth, edge, [dayCountStatement(db, sealed)]));
  return lines.length === limit || newSize < (lines.at(-1)?.seq ?? 0);
};

/**
 * Seals what was logged since the last head (P3-7). Readers never wait for it: lines are written freely and sealed in
 * their order afterwards. Killed, doubled or overlapping runs seal every line once, because a step is one batch that
 * holds only on the head it began with.
 */
export const sealLog = async (deps: Deps, { lines = 2_000, steps = 60 }: SealOptions = {}) => {
  for (let step = 0; step < steps && deps.db.queriesLeft() > queriesPerStep; step++) {
    try {
      if (!(await sealStep(deps, lines))) return;
    } catch (error) {
      if (!isGuardFailure(error)) throw error;
      return;
    }
  }
};

const headObject = (size: number) => `log/heads/${String(size).padStart(15, "0")}`;

/** Copies heads to the bucket, where the database's operator can't rewrite them unseen; a copy that differs is an alarm. */
export const publishHeads = async (deps: Deps, limit = 50) => {
  for (const head of await unpublishedHeads(deps.db, limit)) {
    if (!(await deps.objects.putOnce(headObject(head.size), head.checkpoint)))
      logEvent({ level: "error", what: "log head differs from its copy", count: head.size });
    await deps.db.run(publishedStatement(deps.db, head.size, nowIso(deps.clock)));
  }
};

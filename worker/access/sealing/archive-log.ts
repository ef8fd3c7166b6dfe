import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import { sha256 } from "#worker/platform/crypto.ts";
import { localDate, startOfLocalDay } from "#worker/retention/calendar.ts";
import { purgeCutoff } from "#worker/retention/engine.ts";
import { type PurgeRule, SCHEDULE } from "#worker/retention/schedule.ts";
import {
  type ArchivedLine,
  archivedUntil,
  droppableSegments,
  droppedStatements,
  forgetReviewsStatements,
  hotLines,
  moveStatements,
} from "./archive.repository.ts";
import { entryHash, lineEntry } from "./leaf.ts";
import { findLatestHead } from "./sealing.repository.ts";
import { pathTiles, storedRoots } from "./stored-roots.ts";

const segmentLines = 2_000;
const queriesPerSegment = 16;

/** Whole local months: what is older goes, so that one month leaves one short segment at most. */
const monthsBefore = (now: Date, rule: PurgeRule) =>
  startOfLocalDay(`${purgeCutoff(now, rule).slice(0, 8)}01`).toISOString();

/** Nothing is moved that is not, line for line, what was sealed: evidence of tampering stays where it is. */
const mustBeSealed = async (deps: Deps, lines: ArchivedLine[], size: number) => {
  const roots = await storedRoots(
    deps.db,
    lines.flatMap(({ seq }) => pathTiles(seq - 1, size)),
  );
  for (const line of lines)
    if ((await roots(line.seq - 1, line.seq)) !== entryHash(lineEntry(line)))
      throw new Error(`line ${line.seq} is not the one that was sealed`);
};

const archiveSegment = async (deps: Deps, size: number): Promise<boolean> => {
  const { db } = deps;
  const after = await archivedUntil(db);
  const before = monthsBefore(deps.clock.now(), SCHEDULE.accessLogInDatabase);
  const [oldest] = await hotLines(db, after, size, 1);
  if (oldest === undefined || oldest.at >= before) return false;
  const found = await hotLines(db, after, size, segmentLines);
  const young = found.findIndex(({ at }) => at >= before);
  const lines = young < 0 ? found : found.slice(0, young);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return false;
  await mustBeSealed(deps, lines, size);
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const segment = {
    first_seq: after + 1,
    last_seq: last.seq,
    object: `log/segments/${String(after + 1).padStart(15, "0")}-${last.seq}`,
    digest: await sha256(text),
    first_at: first.at,
    last_at: last.at,
  };
  if (!(await deps.objects.putOnce(segment.object, text))) throw new Error("another segment stands in its place");
  await db.batch(moveStatements(db, segment, nowIso(deps.clock)));
  return lines.length === segmentLines;
};

/**
 * Moves what is older than the schedule's period into the bucket, segment by segment: written and read back first, then
 * recorded and deleted in one batch. It stays verifiable by the same export. After its own period the segment goes (P3-7).
 */
export const archiveLog = async (deps: Deps) => {
  const head = await findLatestHead(deps.db);
  while (head !== null && deps.db.queriesLeft() > 2 * queriesPerSegment)
    if (!(await archiveSegment(deps, head.size))) break;
  await deps.db.batch(
    forgetReviewsStatements(deps.db, localDate(new Date(monthsBefore(deps.clock.now(), SCHEDULE.accessLog)))),
  );
  for (const segment of await droppableSegments(deps.db, monthsBefore(deps.clock.now(), SCHEDULE.accessLog), 20)) {
    await deps.objects.remove(segment.object);
    await deps.db.batch(droppedStatements(deps.db, segment.first_seq, nowIso(deps.clock)));
  }
};

import type { Db, Statement } from "#worker/platform/db/db.ts";
import type { LogLine } from "./leaf.ts";
import { lineColumns, previousSql } from "./sealing.repository.ts";

export interface Segment {
  first_seq: number;
  last_seq: number;
  object: string;
  digest: string;
  first_at: string;
  last_at: string;
}
const columns = "first_seq, last_seq, object, digest, first_at, last_at";

/** A line as it is kept in a segment: what is sealed, and what stands beside it in the table. */
export type ArchivedLine = LogLine & { reason: string | null; actor_id: string };

export const archivedUntil = async (db: Db) =>
  (await db.first<{ seq: number }>(db.statement("SELECT COALESCE(MAX(last_seq), 0) AS seq FROM archived_log_segments")))
    ?.seq ?? 0;

/** The next lines after a number, oldest first. */
export const hotLines = (db: Db, after: number, size: number, limit: number) =>
  db.all<ArchivedLine>(
    db.statement(
      `SELECT ${lineColumns}, reason, actor_id, ${previousSql} AS previous FROM access_log l
       WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
      [after, size, limit],
    ),
  );

/** The move, in one batch: recorded, findable, and out of the table; twice it fails on the order of segments. */
export const moveStatements = (db: Db, segment: Segment, archivedAt: string): Statement[] => {
  const range = [segment.first_seq, segment.last_seq];
  const place = (column: "assignment_id" | "subject") =>
    db.statement(
      `INSERT INTO archived_log_places (about, segment_seq, last_seq, lines)
       SELECT ${column}, ?, MAX(seq), COUNT(*) FROM access_log WHERE seq BETWEEN ? AND ? AND ${column} IS NOT NULL
       GROUP BY ${column}`,
      [segment.first_seq, ...range],
    );
  return [
    db.statement(`INSERT INTO archived_log_segments (${columns}, archived_at) VALUES (?, ?, ?, ?, ?, ?, ?)`, [
      ...range,
      segment.object,
      segment.digest,
      segment.first_at,
      segment.last_at,
      archivedAt,
    ]),
    place("assignment_id"),
    place("subject"),
    db.statement("DELETE FROM access_log WHERE seq BETWEEN ? AND ?", range),
  ];
};

/** Segments that are still kept, oldest first: those about one assignment or subject, or (null) all. */
export const segmentsAbout = (db: Db, about: string | null, from: string, until: string) =>
  db.all<Segment>(
    db.statement(
      `SELECT ${columns} FROM archived_log_segments WHERE dropped_at IS NULL AND last_at >= ? AND first_at < ?
       ${about === null ? "" : "AND first_seq IN (SELECT segment_seq FROM archived_log_places WHERE about = ?)"} ORDER BY first_seq`,
      about === null ? [from, until] : [from, until, about],
    ),
  );

/** How far the lines of an assignment stand in the archive, or null. */
export const archivedUntilAt = async (db: Db, assignmentId: string | null) =>
  (
    await db.first<{ last_at: string }>(
      db.statement(
        `SELECT s.last_at FROM archived_log_places p JOIN archived_log_segments s ON s.first_seq = p.segment_seq
       WHERE p.about = ? AND s.dropped_at IS NULL ORDER BY p.segment_seq DESC LIMIT 1`,
        [assignmentId],
      ),
    )
  )?.last_at ?? null;

export const droppableSegments = (db: Db, before: string, limit: number) =>
  db.all<Segment>(
    db.statement(
      `SELECT ${columns} FROM archived_log_segments WHERE dropped_at IS NULL AND last_at < ? ORDER BY first_seq LIMIT ?`,
      [before, limit],
    ),
  );

/** The segment is gone: only its place in the tree stays, and which line of an assignment it ended with. */
export const droppedStatements = (db: Db, firstSeq: number, at: string): Statement[] => [
  db.statement("DELETE FROM archived_log_places WHERE segment_seq = ? AND substr(about, 1, 4) <> 'asg_'", [firstSeq]),
  db.statement("UPDATE archived_log_segments SET dropped_at = ? WHERE first_seq = ? AND dropped_at IS NULL", [
    at,
    firstSeq,
  ]),
];

/** Counts and reviews of months that the log itself no longer holds. */
export const forgetReviewsStatements = (db: Db, beforeOn: string): Statement[] => [
  db.statement("DELETE FROM log_day_counts WHERE day_on < ?", [beforeOn]),
  db.statement("DELETE FROM log_reviews WHERE month < ?", [beforeOn.slice(0, 7)]),
];

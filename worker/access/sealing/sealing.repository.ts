import type { Db, Statement } from "#worker/platform/db/db.ts";
import { mustHold } from "#worker/platform/db/guard.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import type { LogLine } from "./leaf.ts";
import { type TileGrowth, type TileId, tileKey } from "./tiles.ts";

export interface LogHead {
  size: number;
  root: string;
  checkpoint: string;
  sealed_at: string;
  last_at: string;
}
const headColumns = "size, root, checkpoint, sealed_at, last_at";

export const findLatestHead = (db: Db) =>
  db.first<LogHead>(db.statement(`SELECT ${headColumns} FROM log_heads ORDER BY size DESC LIMIT 1`));

export const findHead = (db: Db, size: number) =>
  db.first<LogHead>(db.statement(`SELECT ${headColumns} FROM log_heads WHERE size = ?`, [size]));

export const listHeads = (db: Db, before: number, limit: number) =>
  db.all<LogHead>(
    db.statement(`SELECT ${headColumns} FROM log_heads WHERE size < ? ORDER BY size DESC LIMIT ?`, [before, limit]),
  );

export const lineColumns =
  "seq, at, actor_role, actor_pseudonym, action, purpose, reason_digest, client_id, assignment_id, record_kind, record_id, record_count, subject, outcome, request_id";

/** The number of the line before about the same assignment, which may stand in the archive by now. */
export const previousSql = `COALESCE((SELECT MAX(p.seq) FROM access_log p WHERE p.assignment_id = l.assignment_id AND p.seq < l.seq),
  (SELECT p.last_seq FROM archived_log_places p WHERE p.about = l.assignment_id ORDER BY p.segment_seq DESC LIMIT 1))`;

export const linesAfter = (db: Db, seq: number, limit: number) =>
  db.all<LogLine>(
    db.statement(
      `SELECT ${lineColumns}, ${previousSql} AS previous FROM access_log l WHERE seq > ? ORDER BY seq LIMIT ?`,
      [seq, limit],
    ),
  );

export const readTiles = async (db: Db, tiles: TileId[]): Promise<Map<string, string>> => {
  const rows = await db.all<TileId & { hashes: string }>(
    db.statement(
      `SELECT t.level, t.position, t.hashes FROM json_each(?) j
       JOIN log_tiles t ON t.level = j.value ->> 0 AND t.position = j.value ->> 1`,
      [jsonList(tiles.map(({ level, position }) => [level, position]))],
    ),
  );
  return new Map(rows.map((row) => [tileKey(row), row.hashes]));
};

/** All of it or nothing, and only on the head it was computed from: overlapping sealers change nothing twice. */
export const headStatements = (
  db: Db,
  after: number,
  head: LogHead,
  growth: TileGrowth[],
  existing: Map<string, string>,
  beside: Statement[],
): Statement[] => {
  const rows = (known: boolean) =>
    jsonList(
      growth
        .filter((tile) => (existing.get(tileKey(tile)) !== undefined) === known)
        .map(({ level, position, added }) => [level, position, added]),
    );
  return [
    mustHold("head", "(SELECT COALESCE(MAX(size), 0) FROM log_heads) = ?", [after]),
    db.statement(
      `UPDATE log_tiles SET hashes = hashes || (j.value ->> 2) FROM json_each(?) j
       WHERE log_tiles.level = j.value ->> 0 AND log_tiles.position = j.value ->> 1`,
      [rows(true)],
    ),
    db.statement(
      "INSERT INTO log_tiles (level, position, hashes) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)",
      [rows(false)],
    ),
    db.statement(`INSERT INTO log_heads (${headColumns}) VALUES (?, ?, ?, ?, ?)`, [
      head.size,
      head.root,
      head.checkpoint,
      head.sealed_at,
      head.last_at,
    ]),
    ...beside,
  ];
};

export const unpublishedHeads = (db: Db, limit: number) =>
  db.all<LogHead>(
    db.statement(`SELECT ${headColumns} FROM log_heads WHERE published_at IS NULL ORDER BY size LIMIT ?`, [limit]),
  );

export const publishedStatement = (db: Db, size: number, at: string) =>
  db.statement("UPDATE log_heads SET published_at = ? WHERE size = ? AND published_at IS NULL", [at, size]);

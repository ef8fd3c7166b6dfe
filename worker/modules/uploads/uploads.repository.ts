import type { UploadCounts, UploadReading, UploadRefusal, UploadView } from "#contract/uploads.ts";
import { noCounts } from "#contract/uploads.ts";
import type { BatchResult, Statement } from "#worker/platform/db/db.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";
import type { AssignmentColumn, MappedColumn } from "./columns.rules.ts";
import type { Refusal } from "./prepare-rows.rules.ts";
import { chunkSizeFor, joinRanges, type RowRange } from "./uploads.rules.ts";

/** An upload as the server works with it. */
export interface Upload {
  id: string;
  assignmentId: string;
  clientId: string;
  sourceId: string;
  contentHash: string;
  kind: UploadView["kind"];
  mapping: MappedColumn[];
  reading: UploadReading | null;
  rowCount: number;
  firstOrdinal: number;
  state: UploadView["state"];
  counts: UploadCounts;
  applied: RowRange[];
  agentsCalling: boolean;
  createdAt: string;
  finishedAt: string | null;
  undoStartedAt: string | null;
  undoneAt: string | null;
}

interface UploadRow {
  id: string;
  assignment_id: string;
  client_id: string;
  source_id: string;
  content_hash: string;
  kind: UploadView["kind"];
  mapping: string;
  reading: string | null;
  row_count: number;
  first_ordinal: number;
  state: UploadView["state"];
  counts: string;
  created_at: string;
  finished_at: string | null;
  undo_started_at: string | null;
  undone_at: string | null;
}

export const agentsCallingStatement = (nowAt: string): Statement => ({
  sql: "SELECT EXISTS (SELECT 1 FROM leases WHERE expires_at > ?) AS calling",
  params: [nowAt],
});
const one = { sql: "SELECT id FROM uploads WHERE id = ?" };
/** The three selects behind `toUploads`: uploads, their chunks, and whether anybody is calling now. */
const uploadStatements = (which: { sql: string; params: unknown[] }, nowAt: string): Statement[] => [
  {
    sql: `SELECT id, assignment_id, client_id, source_id, content_hash, mapping, reading, row_count, first_ordinal, state, counts,
        created_at, finished_at, kind, undo_started_at, undone_at
      FROM uploads WHERE id IN (${which.sql}) ORDER BY created_at DESC, id DESC`,
    params: which.params,
  },
  {
    sql: `SELECT upload_id, first_row, last_row FROM upload_chunks WHERE upload_id IN (${which.sql}) ORDER BY first_row`,
    params: which.params,
  },
  agentsCallingStatement(nowAt),
];
export const uploadByIdStatements = (id: string, nowAt: string) => uploadStatements({ ...one, params: [id] }, nowAt);
export const uploadsOfAssignmentStatements = (assignmentId: string, nowAt: string) =>
  uploadStatements({ sql: "SELECT id FROM uploads WHERE assignment_id = ?", params: [assignmentId] }, nowAt);
export const uploadByContentStatements = (key: UploadKey, nowAt: string) =>
  uploadStatements(
    {
      sql: "SELECT id FROM uploads WHERE assignment_id = ? AND content_hash = ? AND mapping_hash = ?",
      params: [key.assignmentId, key.contentHash, key.mappingHash],
    },
    nowAt,
  );
export interface UploadKey {
  assignmentId: string;
  contentHash: string;
  mappingHash: string;
}

export const toUploads = ([uploads, chunks, calling]: BatchResult[]): Upload[] => {
  const agentsCalling = (calling?.rows[0] as { calling: number } | undefined)?.calling === 1;
  const ranges = new Map<string, RowRange[]>();
  for (const chunk of (chunks?.rows ?? []) as { upload_id: string; first_row: number; last_row: number }[])
    ranges.set(chunk.upload_id, [
      ...(ranges.get(chunk.upload_id) ?? []),
      { firstRow: chunk.first_row, lastRow: chunk.last_row },
    ]);
  return ((uploads?.rows ?? []) as UploadRow[]).map((row) => ({
    id: row.id,
    assignmentId: row.assignment_id,
    clientId: row.client_id,
    sourceId: row.source_id,
    contentHash: row.content_hash,
    kind: row.kind,
    mapping: JSON.parse(row.mapping) as MappedColumn[],
    reading: row.reading === null ? null : (JSON.parse(row.reading) as UploadReading),
    rowCount: row.row_count,
    firstOrdinal: row.first_ordinal,
    state: row.state,
    counts: { ...noCounts, ...(JSON.parse(row.counts) as Partial<UploadCounts>) },
    applied: joinRanges(ranges.get(row.id) ?? []),
    agentsCalling,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    undoStartedAt: row.undo_started_at,
    undoneAt: row.undone_at,
  }));
};

export const uploadView = (upload: Upload): UploadView => ({
  id: upload.id,
  assignmentId: upload.assignmentId,
  kind: upload.kind,
  state: upload.state,
  rowCount: upload.rowCount,
  contentHash: upload.contentHash,
  columns: upload.mapping.map(({ header, target, ownClass }) => ({ header, target, ownClass })),
  reading: upload.reading,
  chunkSize: chunkSizeFor(upload.agentsCalling),
  applied: upload.applied,
  counts: upload.counts,
  createdAt: upload.createdAt,
  finishedAt: upload.finishedAt,
  undoStartedAt: upload.undoStartedAt,
  undoneAt: upload.undoneAt,
});

export interface NewUpload extends UploadKey {
  id: string;
  clientId: string;
  sourceId: string;
  kind: UploadView["kind"];
  mapping: MappedColumn[];
  reading: UploadReading | null;
  rowCount: number;
  createdBy: string;
  at: string;
}

/** A finished upload of the same file keeps its report and makes room for the new run. */
export const retireUploadStatement = (key: UploadKey): Statement => ({
  sql: `UPDATE uploads SET mapping_hash = mapping_hash || ':' || id
    WHERE assignment_id = ? AND content_hash = ? AND mapping_hash = ? AND state = 'done'`,
  params: [key.assignmentId, key.contentHash, key.mappingHash],
});

/** Ordinals are reserved when an upload opens, so two uploads at once never meet (rows in file order). */
export const insertUploadStatements = (upload: NewUpload): Statement[] => [
  {
    sql: "INSERT INTO value_sources (id, kind, assignment_id, upload_id) VALUES (?, 'upload', ?, ?)",
    params: [upload.sourceId, upload.assignmentId, upload.id],
  },
  {
    sql: `INSERT INTO uploads (id, assignment_id, client_id, source_id, content_hash, mapping, mapping_hash, row_count,
        first_ordinal, state, counts, created_by, created_at, last_chunk_at, kind, reading)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 1 + max(
        (SELECT coalesce(max(ordinal), 0) FROM assignment_rows WHERE assignment_id = ?2),
        (SELECT coalesce(max(first_ordinal + row_count - 1), 0) FROM uploads WHERE assignment_id = ?2)),
        'running', '{}', ?9, ?10, ?10, ?11, ?12`,
    params: [
      upload.id,
      upload.assignmentId,
      upload.clientId,
      upload.sourceId,
      upload.contentHash,
      JSON.stringify(upload.mapping),
      upload.mappingHash,
      upload.rowCount,
      upload.createdBy,
      upload.at,
      upload.kind,
      upload.reading === null ? null : JSON.stringify(upload.reading),
    ],
  },
];

export const columnsStatement = (assignmentId: string): Statement => ({
  sql: `SELECT id, position, header, target, own_class AS ownClass FROM assignment_columns WHERE assignment_id = ?
    ORDER BY position`,
  params: [assignmentId],
});
/** Headings of all databases of the client that an assignment belongs to, each once; its own meaning comes first. */
export const clientColumnsStatement = (assignmentId: string): Statement => ({
  sql: `SELECT header, target, own_class AS ownClass FROM (
      SELECT c.header, c.target, c.own_class,
        row_number() OVER (PARTITION BY c.header ORDER BY c.assignment_id = ?1 DESC, c.id DESC) AS place
      FROM assignments this
      CROSS JOIN assignments a ON a.client_id = this.client_id
      CROSS JOIN assignment_columns c ON c.assignment_id = a.id
      WHERE this.id = ?1)
    WHERE place = 1 LIMIT 2000`,
  params: [assignmentId],
});
export const toColumns = (rows: unknown[]) => rows as AssignmentColumn[];
export const insertColumnStatements = (assignmentId: string, columns: readonly AssignmentColumn[]): Statement[] =>
  jsonChunks(columns.map(({ id, position, header, target, ownClass }) => [id, position, header, target, ownClass])).map(
    (list) => ({
      sql: `INSERT INTO assignment_columns (id, assignment_id, position, header, target, own_class)
        SELECT value ->> 0, ?, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
      params: [assignmentId, list],
    }),
  );

/** An upload that broke off goes on, read as it is read now. */
export const takeUpStatement = (id: string, reading: UploadReading | null, at: string): Statement => ({
  sql: `UPDATE uploads SET state = 'running', last_chunk_at = ?, reading = coalesce(?, reading)
    WHERE id = ? AND state <> 'done'`,
  params: [at, reading === null ? null : JSON.stringify(reading), id],
});
/** How the file was read is of no use any more. */
export const finishStatement = (id: string, at: string): Statement => ({
  sql: "UPDATE uploads SET state = 'done', finished_at = ?, reading = NULL WHERE id = ? AND state <> 'done'",
  params: [at, id],
});

/** What a chunk leaves in the upload's own books. The chunk's key stops a second writer of the same rows. */
export const chunkBookStatements = (
  upload: Pick<Upload, "id">,
  { range, refused, counts, at }: { range: RowRange; refused: readonly Refusal[]; counts: UploadCounts; at: string },
): Statement[] => [
  {
    sql: "INSERT INTO upload_chunks (upload_id, first_row, last_row, applied_at) VALUES (?, ?, ?, ?)",
    params: [upload.id, range.firstRow, range.lastRow, at],
  },
  ...jsonChunks(refused.map(({ rowNumber, code, field }) => [rowNumber, code, field])).map((list) => ({
    sql: `INSERT INTO upload_refusals (upload_id, row_number, code, field)
      SELECT ?, value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)`,
    params: [upload.id, list],
  })),
  {
    sql: "UPDATE uploads SET counts = ?, last_chunk_at = ?, state = 'running' WHERE id = ?",
    params: [JSON.stringify(counts), at, upload.id],
  },
];

export const refusalsStatement = (uploadId: string, afterRow: number, limit: number): Statement => ({
  sql: `SELECT row_number, code, field FROM upload_refusals WHERE upload_id = ? AND row_number > ?
    ORDER BY row_number LIMIT ?`,
  params: [uploadId, afterRow, limit],
});
export const toRefusal = (row: unknown): UploadRefusal => {
  const { row_number, code, field } = row as { row_number: number; code: string; field: string | null };
  return { rowNumber: row_number, code, field };
};

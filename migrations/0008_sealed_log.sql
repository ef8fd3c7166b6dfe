-- The access log, sealed: leaves of an RFC 9162 tree stored as tiles, signed heads, old segments in the bucket (P3-7).

-- The signed file of a deletion (canonical JSON, signature, key). Null on receipts from before.
ALTER TABLE deletion_receipts ADD COLUMN document TEXT;

-- A stated reason stands in the leaf as a digest, made when the line is written: the cron that seals sees no free text.
ALTER TABLE access_log ADD COLUMN reason_digest TEXT;

-- Hashes only, 44 letters each, up to 256 a tile. A tile grows at its end and is never rewritten.
CREATE TABLE log_tiles (
  level INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hashes TEXT NOT NULL,
  PRIMARY KEY (level, position)
) WITHOUT ROWID;

-- One signed checkpoint per sealing. The leaf of line `seq` stands at position seq - 1, so size is the last line's number.
CREATE TABLE log_heads (
  size INTEGER PRIMARY KEY,
  root TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  sealed_at TEXT NOT NULL,
  -- When the last of its lines was written: heads are the log's table of contents by time.
  last_at TEXT NOT NULL,
  published_at TEXT
);
CREATE INDEX log_heads_by_time ON log_heads(last_at);
CREATE INDEX log_heads_unpublished ON log_heads(size) WHERE published_at IS NULL;

CREATE TRIGGER log_tiles_only_grow BEFORE UPDATE ON log_tiles
WHEN NEW.level <> OLD.level OR NEW.position <> OLD.position
  OR substr(NEW.hashes, 1, length(OLD.hashes)) <> OLD.hashes OR length(NEW.hashes) <= length(OLD.hashes)
BEGIN SELECT RAISE(ABORT, 'log_tiles only grow'); END;
CREATE TRIGGER log_tiles_are_never_replaced BEFORE INSERT ON log_tiles
WHEN EXISTS (SELECT 1 FROM log_tiles WHERE level = NEW.level AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'log_tiles only grow'); END;
CREATE TRIGGER log_tiles_are_never_deleted BEFORE DELETE ON log_tiles
BEGIN SELECT RAISE(ABORT, 'log_tiles only grow'); END;
CREATE TRIGGER log_heads_are_never_changed BEFORE UPDATE ON log_heads
WHEN NEW.size <> OLD.size OR NEW.root <> OLD.root OR NEW.checkpoint <> OLD.checkpoint OR NEW.sealed_at <> OLD.sealed_at
  OR NEW.last_at <> OLD.last_at
  OR OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'log_heads is append-only'); END;
CREATE TRIGGER log_heads_are_never_deleted BEFORE DELETE ON log_heads
BEGIN SELECT RAISE(ABORT, 'log_heads is append-only'); END;
CREATE TRIGGER log_heads_go_forward BEFORE INSERT ON log_heads
WHEN EXISTS (SELECT 1 FROM log_heads WHERE size >= NEW.size)
BEGIN SELECT RAISE(ABORT, 'log_heads is append-only'); END;

-- Old lines as whole sealed segments in the bucket. The trigger of 0001 lets a line go only when its segment is recorded
-- here; these see to it that a segment is recorded only when it is sealed, joins the one before, and has its digest.
ALTER TABLE archived_log_segments ADD COLUMN object TEXT;
ALTER TABLE archived_log_segments ADD COLUMN digest TEXT;
ALTER TABLE archived_log_segments ADD COLUMN first_at TEXT;
ALTER TABLE archived_log_segments ADD COLUMN last_at TEXT;
ALTER TABLE archived_log_segments ADD COLUMN dropped_at TEXT;

CREATE TRIGGER archived_log_segments_are_sealed BEFORE INSERT ON archived_log_segments
WHEN NEW.object IS NULL OR NEW.digest IS NULL OR NEW.last_at IS NULL OR NEW.last_seq < NEW.first_seq
  OR NEW.last_seq > (SELECT COALESCE(MAX(size), 0) FROM log_heads)
  OR NEW.first_seq <> (SELECT COALESCE(MAX(last_seq), 0) + 1 FROM archived_log_segments)
BEGIN SELECT RAISE(ABORT, 'a segment is archived sealed, whole and in order'); END;
CREATE TRIGGER archived_log_segments_are_never_changed BEFORE UPDATE ON archived_log_segments
WHEN NEW.first_seq <> OLD.first_seq OR NEW.last_seq <> OLD.last_seq OR NEW.object <> OLD.object
  OR NEW.digest <> OLD.digest OR NEW.last_at <> OLD.last_at OR OLD.dropped_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'archived_log_segments is append-only'); END;
CREATE TRIGGER archived_log_segments_are_never_deleted BEFORE DELETE ON archived_log_segments
BEGIN SELECT RAISE(ABORT, 'archived_log_segments is append-only'); END;

-- Which segments hold lines about an assignment or (by pseudonym) a subject, so that neither reads them all.
CREATE TABLE archived_log_places (
  about TEXT NOT NULL,
  segment_seq INTEGER NOT NULL REFERENCES archived_log_segments(first_seq),
  last_seq INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  PRIMARY KEY (about, segment_seq)
) WITHOUT ROWID;
CREATE INDEX archived_log_places_by_segment ON archived_log_places(segment_seq);

-- What each actor did on a local day, counted while sealing: the review of the log reads these and not a million lines.
CREATE TABLE log_day_counts (
  day_on TEXT NOT NULL,
  actor_pseudonym TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  lines INTEGER NOT NULL,
  records INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  outside_hours INTEGER NOT NULL,
  PRIMARY KEY (day_on, actor_pseudonym)
) WITHOUT ROWID;

-- The monthly review of the log by a named person (L-12): what stood out, a sample of lines, and who signed.
CREATE TABLE log_reviews (
  month TEXT PRIMARY KEY,
  first_seq INTEGER,
  last_seq INTEGER,
  findings TEXT NOT NULL,
  sample TEXT NOT NULL,
  made_at TEXT NOT NULL,
  signed_by TEXT REFERENCES users(id),
  signed_name TEXT,
  remark TEXT,
  signed_at TEXT
) WITHOUT ROWID;
CREATE TRIGGER log_reviews_are_signed_once BEFORE UPDATE ON log_reviews
WHEN OLD.signed_at IS NOT NULL OR NEW.month <> OLD.month OR NEW.findings <> OLD.findings OR NEW.sample <> OLD.sample
BEGIN SELECT RAISE(ABORT, 'a signed review is never changed'); END;

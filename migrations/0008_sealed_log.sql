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
  published_at TEXT
);
CREATE INDEX log_heads_by_time ON log_heads(sealed_at);
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
  OR OLD.published_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'log_heads is append-only'); END;
CREATE TRIGGER log_heads_are_never_deleted BEFORE DELETE ON log_heads
BEGIN SELECT RAISE(ABORT, 'log_heads is append-only'); END;
CREATE TRIGGER log_heads_go_forward BEFORE INSERT ON log_heads
WHEN EXISTS (SELECT 1 FROM log_heads WHERE size >= NEW.size)
BEGIN SELECT RAISE(ABORT, 'log_heads is append-only'); END;

-- Matching that can be asked about, answered and taken back. Copies keep their first anchor, live for the schedule's
-- period at most and go with the person (requirements, Clocks).

-- "Later" moves a doubtful pair to the end of the list.
ALTER TABLE match_reviews ADD COLUMN deferred_at TEXT;

-- Two records that became one. Shown to the assignment whose upload or review decided it, and to no other (P1-5).
CREATE TABLE merges (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('company','contact')),
  kept_id TEXT NOT NULL,
  removed_id TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('review','upload')),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  upload_id TEXT,
  -- A merge of contacts that came with one of their companies.
  parent_id TEXT,
  merged_by TEXT REFERENCES users(id),
  merged_at TEXT NOT NULL,
  merged_on TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX merges_by_assignment ON merges(assignment_id, merged_at);
CREATE INDEX merges_by_upload ON merges(upload_id) WHERE upload_id IS NOT NULL;
CREATE INDEX merges_by_parent ON merges(parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX merges_by_age ON merges(merged_on);

-- Both records as they were: general data, leads, and which rows, calls, notes and contacts hung on which of the two.
CREATE TABLE merge_parts (
  merge_id TEXT NOT NULL REFERENCES merges(id),
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (merge_id, kind, record_id)
) WITHOUT ROWID;
CREATE INDEX merge_parts_by_record ON merge_parts(record_id, kind);

-- Values of persons that a merge or an upload replaced. `contact_id` is the record that stands for the person now.
CREATE TABLE contact_value_copies (
  holder_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  original_id TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  norm TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  verified_on TEXT,
  anchor_on TEXT NOT NULL,
  source_id TEXT,
  replaced_on TEXT NOT NULL,
  PRIMARY KEY (holder_id, original_id, field)
) WITHOUT ROWID;
CREATE INDEX contact_value_copies_by_contact ON contact_value_copies(contact_id);
CREATE INDEX contact_value_copies_by_original ON contact_value_copies(original_id);
CREATE INDEX contact_value_copies_by_anchor ON contact_value_copies(anchor_on);
CREATE INDEX contact_value_copies_by_age ON contact_value_copies(replaced_on);

CREATE TABLE row_cell_copies (
  upload_id TEXT NOT NULL REFERENCES uploads(id),
  row_id TEXT NOT NULL,
  column_id TEXT NOT NULL,
  value TEXT NOT NULL,
  anchor_on TEXT NOT NULL,
  replaced_on TEXT NOT NULL,
  PRIMARY KEY (upload_id, row_id, column_id)
) WITHOUT ROWID;
CREATE INDEX row_cell_copies_by_row ON row_cell_copies(row_id);
CREATE INDEX row_cell_copies_by_anchor ON row_cell_copies(anchor_on);
CREATE INDEX row_cell_copies_by_age ON row_cell_copies(replaced_on);

-- What one upload changed in records that were there before it, as they were; `version` is the row's after the change.
CREATE TABLE upload_changes (
  upload_id TEXT NOT NULL REFERENCES uploads(id),
  kind TEXT NOT NULL CHECK (kind IN ('company','site','key','row','claim')),
  record_id TEXT NOT NULL,
  before TEXT NOT NULL,
  version INTEGER,
  replaced_on TEXT NOT NULL,
  PRIMARY KEY (upload_id, kind, record_id)
) WITHOUT ROWID;
CREATE INDEX upload_changes_by_record ON upload_changes(record_id, kind);
CREATE INDEX upload_changes_by_age ON upload_changes(replaced_on);

ALTER TABLE uploads ADD COLUMN kind TEXT NOT NULL DEFAULT 'leads' CHECK (kind IN ('leads','never_call'));
ALTER TABLE uploads ADD COLUMN undo_started_at TEXT;
ALTER TABLE uploads ADD COLUMN undone_at TEXT;
ALTER TABLE uploads ADD COLUMN undo_report TEXT;

-- Companies a client wants nobody to call for it (its customers, its partners), in all of its assignments.
CREATE TABLE never_calls (
  client_id TEXT NOT NULL REFERENCES clients(id),
  company_id TEXT NOT NULL,
  upload_id TEXT NOT NULL REFERENCES uploads(id),
  PRIMARY KEY (client_id, company_id, upload_id)
) WITHOUT ROWID;
CREATE INDEX never_calls_by_company ON never_calls(company_id);
CREATE INDEX never_calls_by_upload ON never_calls(upload_id);

-- Settings of the organisation; a name that is absent has its default.
CREATE TABLE organisation_settings (
  name TEXT PRIMARY KEY CHECK (name IN ('crossing.personal')),
  value TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES users(id),
  changed_at TEXT NOT NULL
) WITHOUT ROWID;

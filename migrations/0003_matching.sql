-- An unverified newer value that met a verified one (P4.2-5): kept as a question to the agent of the assignment that
-- supplied it, and shown to no other assignment, for it is not current (P1-5). Its clock is its own: the day it entered.
CREATE TABLE value_questions (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  upload_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('company','contact')),
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  norm TEXT NOT NULL,
  entered_on TEXT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX value_questions_by_record ON value_questions(record_id, assignment_id, field, norm);
CREATE INDEX value_questions_by_assignment ON value_questions(assignment_id);
CREATE INDEX value_questions_by_upload ON value_questions(upload_id);
CREATE INDEX value_questions_by_age ON value_questions(entered_on) WHERE kind = 'contact';

-- What a setting was set to, by whom and when.
CREATE TABLE setting_changes (
  name TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  value TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES users(id),
  PRIMARY KEY (name, changed_at)
) WITHOUT ROWID;

-- The pseudonym of a person whose record was merged away: the log's lines about it are about the record that stands now,
-- and the link is cut with that one (P3-7).
ALTER TABLE subject_pseudonyms ADD COLUMN merged_into TEXT;
CREATE INDEX subject_pseudonyms_by_survivor ON subject_pseudonyms(merged_into) WHERE merged_into IS NOT NULL;

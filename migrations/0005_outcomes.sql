-- Outcomes and script questions of an assignment. Each saving is a version of its own, so that calls keep the words they
-- were closed with; an assignment without a row works with the built-in set, which is version 0.
CREATE TABLE outcome_settings (
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  version INTEGER NOT NULL CHECK (version > 0),
  settings TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES users(id),
  created_at TEXT NOT NULL,
  PRIMARY KEY (assignment_id, version)
) WITHOUT ROWID;

ALTER TABLE calls ADD COLUMN settings_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN positive INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN never_call INTEGER NOT NULL DEFAULT 0;

CREATE INDEX calls_never_call ON calls(lead_id) WHERE never_call = 1;

-- Companies a client wants nobody to call: from its lists, or said in a call.
CREATE VIEW unwanted_calls AS
  SELECT client_id, company_id FROM never_calls
  UNION ALL
  SELECT a.client_id, l.company_id FROM leads l JOIN calls k ON k.lead_id = l.id AND k.never_call = 1
    JOIN assignments a ON a.id = l.assignment_id;

-- What was filled in with an outcome: note text of a kind, under the assignment's key (P4.3-4).
CREATE TABLE call_answers (
  call_id TEXT PRIMARY KEY REFERENCES calls(id),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  ciphertext TEXT NOT NULL
) WITHOUT ROWID;

-- The lead and the person hang on the call, so merges, purges and erasures need not know of this table.
CREATE TABLE appointments (
  id TEXT PRIMARY KEY,
  call_id TEXT NOT NULL UNIQUE REFERENCES calls(id),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  starts_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned','cancelled')),
  revision INTEGER NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX appointments_by_date ON appointments(assignment_id, starts_at, id);

-- A supervisor's correction of an outcome; the call stays as it was closed (P4.3-3).
CREATE TABLE call_corrections (
  id TEXT PRIMARY KEY,
  call_id TEXT NOT NULL REFERENCES calls(id),
  note_id TEXT NOT NULL UNIQUE REFERENCES call_notes(id),
  outcome TEXT NOT NULL,
  settings_version INTEGER NOT NULL,
  positive INTEGER NOT NULL,
  corrected_by TEXT NOT NULL REFERENCES users(id),
  corrected_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX call_corrections_by_call ON call_corrections(call_id, corrected_at);

-- The last call an agent closed and the lead as it was before; gone with the next claim.
CREATE TABLE undoable_calls (
  agent_id TEXT PRIMARY KEY REFERENCES users(id),
  call_id TEXT NOT NULL UNIQUE REFERENCES calls(id),
  lead_before TEXT NOT NULL,
  lead_version INTEGER NOT NULL,
  closed_at TEXT NOT NULL
) WITHOUT ROWID;

-- A notice says that something happened and where to look; it holds nothing of it. The kinds are the contract's.
CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients(id),
  assignment_id TEXT REFERENCES assignments(id),
  kind TEXT NOT NULL,
  record_id TEXT,
  created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX notices_by_assignment ON notices(assignment_id);
CREATE INDEX notices_by_record ON notices(record_id) WHERE record_id IS NOT NULL;

CREATE TABLE notice_readers (
  user_id TEXT NOT NULL REFERENCES users(id),
  notice_id TEXT NOT NULL REFERENCES notices(id),
  read_at TEXT,
  mailed_at TEXT,
  PRIMARY KEY (user_id, notice_id)
) WITHOUT ROWID;
CREATE INDEX notice_readers_by_notice ON notice_readers(notice_id);
CREATE INDEX notice_readers_unread ON notice_readers(user_id, notice_id) WHERE read_at IS NULL;
CREATE INDEX notice_readers_to_mail ON notice_readers(notice_id, user_id) WHERE mailed_at IS NULL AND read_at IS NULL;
CREATE INDEX notice_readers_mailed ON notice_readers(user_id, mailed_at) WHERE mailed_at IS NOT NULL;

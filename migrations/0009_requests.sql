-- Requests of data subjects (P7). What a person wrote is sealed: a submission under its own link, a case under a key of
-- its own in the bucket. What stays in clear is the proof that a request was handled, without its content (L-14).

-- Not confirmed yet: only the link in the mail opens it, so until then it is readable to nobody (P7-3).
CREATE TABLE request_submissions (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  sealed TEXT NOT NULL,
  submitted_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX request_submissions_by_age ON request_submissions(submitted_at);

CREATE TABLE data_subject_requests (
  id TEXT PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('access','rectification','erasure','objection','portability')),
  channel TEXT NOT NULL CHECK (channel IN ('form','call','letter','mail','phone')),
  locale TEXT NOT NULL CHECK (locale IN ('nl','en')),
  state TEXT NOT NULL CHECK (state IN ('received','identity_open','identity_asked','verified','deciding','approved','executing',
    'read_back','clients_notified','answered','closed','refused','withdrawn','merged_into','answered_identity_open')),
  received_on TEXT NOT NULL,
  answer_before TEXT NOT NULL,
  law_before TEXT NOT NULL,
  escalated_days INTEGER NOT NULL DEFAULT 0,
  key_id TEXT,
  content TEXT,
  answer TEXT,
  person_hash TEXT,
  link_hash TEXT UNIQUE,
  link_until TEXT,
  proof TEXT CHECK (proof IN ('address_on_file','code','call_back','in_person','correspondence','none_needed')),
  refusal TEXT CHECK (refusal IN ('not_about_them','legal_duty','unfounded','others_rights')),
  decided_by TEXT REFERENCES users(id),
  decided_at TEXT,
  approved_by TEXT REFERENCES users(id),
  approved_at TEXT,
  counts TEXT,
  receipt TEXT,
  receipt_signature TEXT,
  merged_into TEXT,
  answered_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX data_subject_requests_by_deadline ON data_subject_requests(answer_before, id)
  WHERE state NOT IN ('answered','closed','refused','withdrawn','merged_into','answered_identity_open');
CREATE INDEX data_subject_requests_done ON data_subject_requests(answered_at, id) WHERE answered_at IS NOT NULL;
CREATE INDEX data_subject_requests_deciding ON data_subject_requests(answer_before) WHERE state = 'deciding';
CREATE INDEX data_subject_requests_to_close ON data_subject_requests(answered_at) WHERE state = 'answered';
CREATE INDEX data_subject_requests_to_forget ON data_subject_requests(answered_at) WHERE key_id IS NOT NULL;
CREATE INDEX data_subject_requests_by_person ON data_subject_requests(person_hash, kind) WHERE person_hash IS NOT NULL;

-- Whom a request reaches, by structural links only. Emptied when it has been executed.
CREATE TABLE request_subjects (
  request_id TEXT NOT NULL REFERENCES data_subject_requests(id),
  contact_id TEXT NOT NULL,
  found_by TEXT NOT NULL CHECK (found_by IN ('address','phone','name','call','same_person')),
  state TEXT NOT NULL CHECK (state IN ('proven','candidate','excluded')),
  PRIMARY KEY (request_id, contact_id)
) WITHOUT ROWID;
CREATE INDEX request_subjects_by_contact ON request_subjects(contact_id);

-- One task for each assignment that holds the person, for its supervisors. No foreign key: a client may delete it meanwhile.
CREATE TABLE request_tasks (
  request_id TEXT NOT NULL REFERENCES data_subject_requests(id),
  assignment_id TEXT NOT NULL,
  done_by TEXT REFERENCES users(id),
  done_at TEXT,
  PRIMARY KEY (request_id, assignment_id)
) WITHOUT ROWID;
CREATE INDEX request_tasks_open ON request_tasks(assignment_id) WHERE done_at IS NULL;

-- The bounded set of notes a supervisor reads one by one. `marks` are places in the text, [[from, until], …], never text.
CREATE TABLE request_task_notes (
  request_id TEXT NOT NULL REFERENCES data_subject_requests(id),
  note_id TEXT NOT NULL,
  assignment_id TEXT NOT NULL,
  marks TEXT,
  reviewed_by TEXT REFERENCES users(id),
  reviewed_at TEXT,
  redacted_at TEXT,
  PRIMARY KEY (request_id, note_id)
) WITHOUT ROWID;
CREATE INDEX request_task_notes_by_assignment ON request_task_notes(request_id, assignment_id, note_id);
CREATE INDEX request_task_notes_by_note ON request_task_notes(note_id);

-- One live code a request: single use, ten minutes, five tries, kept as a keyed hash bound to the request.
CREATE TABLE request_codes (
  request_id TEXT PRIMARY KEY REFERENCES data_subject_requests(id),
  hash TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  used_at TEXT
) WITHOUT ROWID;
CREATE INDEX request_codes_by_contact ON request_codes(contact_id);

-- What happened, as closed words: the person reads it on the case page.
CREATE TABLE request_events (
  seq INTEGER PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES data_subject_requests(id),
  at TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  what TEXT NOT NULL
);
CREATE INDEX request_events_by_request ON request_events(request_id, seq);

-- What a client is told: under a key of its own, destroyed with its answer and after its period at the latest (P7-7).
CREATE TABLE request_notices (
  id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES data_subject_requests(id),
  client_id TEXT NOT NULL REFERENCES clients(id),
  kind TEXT NOT NULL CHECK (kind IN ('rectification','erasure','objection')),
  key_id TEXT,
  content TEXT,
  made_at TEXT NOT NULL,
  told_at TEXT,
  answer TEXT CHECK (answer IN ('done','already','question')),
  opt_out INTEGER,
  answered_by TEXT REFERENCES users(id),
  answered_at TEXT,
  UNIQUE (request_id, client_id)
) WITHOUT ROWID;
CREATE INDEX request_notices_by_client ON request_notices(client_id, made_at);
CREATE INDEX request_notices_open ON request_notices(made_at) WHERE key_id IS NOT NULL;

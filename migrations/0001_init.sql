-- The whole first house. Rules that hold for every table:
-- no ON DELETE CASCADE (a rebuild of a parent would silently empty its children), times are UTC ISO text (…_at),
-- dates are local dates of Europe/Amsterdam (…_on), every column stands in the data dictionary (P2-5).

-- identity -----------------------------------------------------------------------------------------------------------
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  email_verified INTEGER NOT NULL DEFAULT 0,
  image TEXT,
  two_factor_enabled INTEGER NOT NULL DEFAULT 0,
  role TEXT NOT NULL CHECK (role IN ('client','agent','supervisor','coach','administrator','director')),
  client_id TEXT REFERENCES clients(id),
  client_owner INTEGER NOT NULL DEFAULT 0,
  may_countersign INTEGER NOT NULL DEFAULT 0,
  pseudonym TEXT NOT NULL UNIQUE,
  deactivated_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  CHECK ((role = 'client') = (client_id IS NOT NULL))
);
CREATE INDEX users_by_client ON users(client_id) WHERE client_id IS NOT NULL;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  token TEXT NOT NULL UNIQUE,
  expires_at TEXT NOT NULL,
  ip_address TEXT,
  user_agent TEXT,
  step_up_at TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions(user_id);

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  account_id TEXT NOT NULL,
  provider_id TEXT NOT NULL,
  password TEXT,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at TEXT,
  refresh_token_expires_at TEXT,
  scope TEXT,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE INDEX accounts_by_user ON accounts(user_id);

CREATE TABLE verifications (
  id TEXT PRIMARY KEY,
  identifier TEXT NOT NULL,
  value TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
);
CREATE INDEX verifications_by_identifier ON verifications(identifier);

CREATE TABLE two_factors (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  secret TEXT NOT NULL,
  backup_codes TEXT NOT NULL,
  verified INTEGER NOT NULL DEFAULT 1,
  failed_verification_count INTEGER NOT NULL DEFAULT 0,
  locked_until TEXT
);
CREATE INDEX two_factors_by_user ON two_factors(user_id);

CREATE TABLE passkeys (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  name TEXT,
  public_key TEXT NOT NULL,
  credential_id TEXT NOT NULL UNIQUE,
  counter INTEGER NOT NULL,
  device_type TEXT NOT NULL,
  backed_up INTEGER NOT NULL,
  transports TEXT,
  aaguid TEXT,
  created_at TEXT
);
CREATE INDEX passkeys_by_user ON passkeys(user_id);

-- A used TOTP step is refused again: better-auth has no replay guard.
CREATE TABLE totp_uses (
  user_id TEXT NOT NULL REFERENCES users(id),
  step INTEGER NOT NULL,
  used_at TEXT NOT NULL,
  PRIMARY KEY (user_id, step)
) WITHOUT ROWID;

CREATE TABLE sign_in_attempts (
  subject TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  window_started_at TEXT NOT NULL,
  blocked_until TEXT
) WITHOUT ROWID;

CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  client_id TEXT REFERENCES clients(id),
  client_owner INTEGER NOT NULL DEFAULT 0,
  token_hash TEXT NOT NULL UNIQUE,
  invited_by TEXT REFERENCES users(id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  accepted_at TEXT,
  revoked_at TEXT
);

CREATE TABLE ndas (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users(id),
  version INTEGER NOT NULL,
  text_hash TEXT NOT NULL,
  signed_name TEXT NOT NULL,
  signed_at TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  withdrawn_at TEXT
);
CREATE INDEX ndas_by_user ON ndas(user_id, signed_at);

-- clients and assignments ---------------------------------------------------------------------------------------------
CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
);

CREATE TABLE assignments (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients(id),
  name TEXT NOT NULL,
  briefing TEXT NOT NULL DEFAULT '',
  script TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft','active','inactive')),
  assessment_reference TEXT,
  assessment_recorded_at TEXT,
  assessment_recorded_by TEXT REFERENCES users(id),
  key_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT REFERENCES users(id),
  activated_at TEXT,
  deactivated_at TEXT
);
CREATE INDEX assignments_by_client ON assignments(client_id, created_at);

CREATE TABLE assignment_supervisors (
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  user_id TEXT NOT NULL REFERENCES users(id),
  PRIMARY KEY (assignment_id, user_id)
) WITHOUT ROWID;
CREATE INDEX assignment_supervisors_by_user ON assignment_supervisors(user_id);

CREATE TABLE schedules (
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  agent_id TEXT NOT NULL REFERENCES users(id),
  from_on TEXT NOT NULL,
  until_on TEXT,
  planned_by TEXT NOT NULL REFERENCES users(id),
  planned_at TEXT NOT NULL,
  PRIMARY KEY (assignment_id, agent_id)
) WITHOUT ROWID;
CREATE INDEX schedules_by_agent ON schedules(agent_id);

CREATE TABLE processor_agreements (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  template_version INTEGER NOT NULL,
  text TEXT NOT NULL,
  terms TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  signed_name TEXT NOT NULL,
  signed_authority TEXT NOT NULL,
  signed_by TEXT NOT NULL REFERENCES users(id),
  signed_at TEXT NOT NULL,
  countersigned_name TEXT,
  countersigned_by TEXT REFERENCES users(id),
  countersigned_at TEXT,
  ended_at TEXT
);
CREATE INDEX processor_agreements_by_assignment ON processor_agreements(assignment_id, countersigned_at);

-- the shared registry -------------------------------------------------------------------------------------------------
-- Where a value came from, as a random reference. Deleting the row detaches the origin everywhere at once (P3-11).
CREATE TABLE value_sources (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('upload','agent','client','supervisor')),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  upload_id TEXT
) WITHOUT ROWID;
CREATE INDEX value_sources_by_assignment ON value_sources(assignment_id);

-- One optimistic lock over matching: a chunk that was decided on an older registry is decided again.
CREATE TABLE registry_state (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
INSERT INTO registry_state (id, version) VALUES (1, 0);

-- clocks: {"field": ["norm", "enteredOn", "verifiedOn"|null, "sourceId"|null]}
-- former: {"field": [["value", "norm", "enteredOn", "verifiedOn"|null, "sourceId"|null], …]}, values that lost; null = none
CREATE TABLE companies (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  name_sort TEXT NOT NULL,
  legal_form TEXT,
  kvk TEXT,
  phone TEXT,
  email TEXT,
  website TEXT,
  sector TEXT,
  fte TEXT,
  ceased TEXT,
  clocks TEXT NOT NULL,
  former TEXT,
  version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE TABLE company_sites (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies(id),
  key TEXT NOT NULL,
  house_number TEXT NOT NULL DEFAULT '',
  addition TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  street TEXT,
  city TEXT,
  country TEXT,
  clocks TEXT NOT NULL,
  former TEXT
) WITHOUT ROWID;
CREATE UNIQUE INDEX company_sites_by_company ON company_sites(company_id, key);

-- Every key a company was ever known by: matching does not depend on the order of uploads (P4.1-2).
CREATE TABLE company_keys (
  key TEXT NOT NULL,
  company_id TEXT NOT NULL REFERENCES companies(id),
  PRIMARY KEY (key, company_id)
) WITHOUT ROWID;
CREATE INDEX company_keys_by_company ON company_keys(company_id);

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  company_id TEXT NOT NULL REFERENCES companies(id),
  lawful_basis TEXT NOT NULL CHECK (lawful_basis IN ('consent','contract','legal_obligation','vital_interests','public_task','legitimate_interest')),
  basis_reference TEXT NOT NULL,
  restricted_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX contacts_by_company ON contacts(company_id);

-- One row per value: its own clock, and forgetting is a DELETE. anchor_on = verified_on or else entered_on.
CREATE TABLE contact_values (
  contact_id TEXT NOT NULL REFERENCES contacts(id),
  field TEXT NOT NULL CHECK (field IN ('name','function','email','phone','mobile','profile')),
  value TEXT NOT NULL,
  norm TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  verified_on TEXT,
  anchor_on TEXT NOT NULL,
  source_id TEXT,
  PRIMARY KEY (contact_id, field)
) WITHOUT ROWID;
CREATE INDEX contact_values_by_anchor ON contact_values(anchor_on, field);
CREATE INDEX contact_values_by_norm ON contact_values(norm) WHERE field IN ('email','phone','mobile');

-- Values that lost to the current one: a return keeps their first anchor. Machine-read only, and short-lived (Clocks).
CREATE TABLE former_contact_values (
  contact_id TEXT NOT NULL REFERENCES contacts(id),
  field TEXT NOT NULL CHECK (field IN ('name','function','email','phone','mobile','profile')),
  norm TEXT NOT NULL,
  value TEXT NOT NULL,
  entered_on TEXT NOT NULL,
  verified_on TEXT,
  anchor_on TEXT NOT NULL,
  source_id TEXT,
  superseded_at TEXT NOT NULL,
  PRIMARY KEY (contact_id, field, norm)
) WITHOUT ROWID;
CREATE INDEX former_contact_values_by_anchor ON former_contact_values(anchor_on);
CREATE INDEX former_contact_values_by_age ON former_contact_values(superseded_at);

-- The log knows a subject only by this random name; deleting the row cuts the link for good (P3-7).
CREATE TABLE subject_pseudonyms (
  subject_id TEXT PRIMARY KEY,
  pseudonym TEXT NOT NULL
) WITHOUT ROWID;

-- Refusals outlive the person they are about only as keyed hashes (P4.2-6, P7-8).
CREATE TABLE suppressions (
  hash TEXT PRIMARY KEY,
  reference TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('objection','erasure')),
  created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE tombstones (
  hash TEXT PRIMARY KEY,
  left_on TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX tombstones_by_date ON tombstones(left_on);

-- a client's database -------------------------------------------------------------------------------------------------
CREATE TABLE assignment_columns (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  position INTEGER NOT NULL,
  header TEXT NOT NULL,
  target TEXT,
  own_class TEXT NOT NULL CHECK (own_class IN ('company','personal')),
  UNIQUE (assignment_id, position)
);

CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  client_id TEXT NOT NULL REFERENCES clients(id),
  source_id TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  mapping TEXT NOT NULL,
  mapping_hash TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  first_ordinal INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running','done','abandoned')),
  counts TEXT NOT NULL,
  created_by TEXT NOT NULL REFERENCES users(id),
  created_at TEXT NOT NULL,
  last_chunk_at TEXT NOT NULL,
  finished_at TEXT
);
CREATE UNIQUE INDEX uploads_by_content ON uploads(assignment_id, content_hash, mapping_hash);
CREATE INDEX uploads_running ON uploads(last_chunk_at) WHERE state = 'running';

CREATE TABLE upload_chunks (
  upload_id TEXT NOT NULL REFERENCES uploads(id),
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  applied_at TEXT NOT NULL,
  PRIMARY KEY (upload_id, first_row)
) WITHOUT ROWID;

CREATE TABLE upload_refusals (
  upload_id TEXT NOT NULL REFERENCES uploads(id),
  row_number INTEGER NOT NULL,
  code TEXT NOT NULL,
  field TEXT,
  PRIMARY KEY (upload_id, row_number)
) WITHOUT ROWID;

CREATE TABLE leads (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  company_id TEXT NOT NULL REFERENCES companies(id),
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open','closed','held','review')),
  held_reason TEXT,
  queue_rank INTEGER NOT NULL DEFAULT 2,
  due_at TEXT NOT NULL,
  shuffle INTEGER NOT NULL,
  callback_agent_id TEXT REFERENCES users(id),
  attempts INTEGER NOT NULL DEFAULT 0,
  last_outcome TEXT,
  last_called_at TEXT,
  introduced_at TEXT,
  version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE UNIQUE INDEX leads_by_company ON leads(company_id, assignment_id);
CREATE INDEX leads_in_queue ON leads(assignment_id, queue_rank, due_at, shuffle) WHERE state = 'open';
CREATE INDEX leads_by_assignment ON leads(assignment_id, state);

-- The client's rows in file order; a row points to a company and, where it has one, a contact.
CREATE TABLE assignment_rows (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  ordinal INTEGER NOT NULL,
  row_key TEXT NOT NULL,
  upload_id TEXT REFERENCES uploads(id),
  lead_id TEXT NOT NULL REFERENCES leads(id),
  company_id TEXT NOT NULL REFERENCES companies(id),
  site_id TEXT REFERENCES company_sites(id),
  contact_id TEXT REFERENCES contacts(id),
  own_cells TEXT,
  version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE UNIQUE INDEX assignment_rows_by_ordinal ON assignment_rows(assignment_id, ordinal);
CREATE INDEX assignment_rows_by_key ON assignment_rows(assignment_id, row_key);
CREATE INDEX assignment_rows_by_lead ON assignment_rows(lead_id);
CREATE INDEX assignment_rows_by_company ON assignment_rows(company_id);
CREATE INDEX assignment_rows_by_site ON assignment_rows(site_id) WHERE site_id IS NOT NULL;
CREATE INDEX assignment_rows_by_upload ON assignment_rows(upload_id) WHERE upload_id IS NOT NULL;
CREATE INDEX assignment_rows_by_contact ON assignment_rows(contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE row_personal_cells (
  row_id TEXT NOT NULL REFERENCES assignment_rows(id),
  column_id TEXT NOT NULL REFERENCES assignment_columns(id),
  value TEXT NOT NULL,
  anchor_on TEXT NOT NULL,
  PRIMARY KEY (row_id, column_id)
) WITHOUT ROWID;
CREATE INDEX row_personal_cells_by_column ON row_personal_cells(column_id);
CREATE INDEX row_personal_cells_by_anchor ON row_personal_cells(anchor_on);

CREATE TABLE match_reviews (
  id TEXT PRIMARY KEY,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  kind TEXT NOT NULL CHECK (kind IN ('company','contact')),
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  evidence TEXT NOT NULL,
  created_at TEXT NOT NULL,
  decision TEXT CHECK (decision IN ('same','different')),
  decided_by TEXT REFERENCES users(id),
  decided_at TEXT,
  UNIQUE (kind, left_id, right_id, assignment_id)
);
CREATE INDEX match_reviews_by_right ON match_reviews(right_id);
CREATE INDEX match_reviews_open ON match_reviews(assignment_id) WHERE decision IS NULL;

-- calling -------------------------------------------------------------------------------------------------------------
-- One live lease per agent and per lead; claiming is one upsert that also replaces expired rows (P3-6).
CREATE TABLE leases (
  agent_id TEXT PRIMARY KEY REFERENCES users(id),
  lead_id TEXT NOT NULL UNIQUE REFERENCES leads(id),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  token TEXT NOT NULL,
  reason TEXT NOT NULL,
  claimed_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX leases_by_assignment ON leases(assignment_id);
CREATE UNIQUE INDEX leases_by_token ON leases(token);

-- What the agent of a lease chose to check, and how it ended (P4.2-7/8/9).
CREATE TABLE lease_checks (
  agent_id TEXT NOT NULL REFERENCES users(id),
  lease_token TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  field TEXT NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('main_number','website','person','correspondence')),
  shown_at TEXT NOT NULL,
  result TEXT CHECK (result IN ('correct','changed','left','uncheckable')),
  ended_at TEXT,
  PRIMARY KEY (lease_token, contact_id, field)
) WITHOUT ROWID;
CREATE INDEX lease_checks_by_contact ON lease_checks(contact_id);

CREATE TABLE skips (
  id TEXT PRIMARY KEY,
  agent_id TEXT NOT NULL REFERENCES users(id),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  lead_id TEXT NOT NULL,
  skipped_at TEXT NOT NULL
);
CREATE INDEX skips_by_agent ON skips(agent_id, skipped_at);

CREATE TABLE calls (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES leads(id),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  agent_id TEXT NOT NULL REFERENCES users(id),
  contact_id TEXT REFERENCES contacts(id),
  lease_token TEXT NOT NULL UNIQUE,
  outcome TEXT NOT NULL,
  callback_at TEXT,
  claimed_at TEXT NOT NULL,
  closed_at TEXT NOT NULL
);
CREATE INDEX calls_by_lead ON calls(lead_id, closed_at);
CREATE INDEX calls_by_assignment ON calls(assignment_id, closed_at);
CREATE INDEX calls_by_contact ON calls(contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX calls_by_agent ON calls(agent_id, closed_at);

-- Static, encrypted per assignment, so SQL can't search them (P4.3-3/4). Additions are rows of their own.
CREATE TABLE call_notes (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL REFERENCES leads(id),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  call_id TEXT REFERENCES calls(id),
  author_id TEXT NOT NULL REFERENCES users(id),
  kind TEXT NOT NULL CHECK (kind IN ('note','automatic','addition')),
  ciphertext TEXT NOT NULL,
  redacted_at TEXT,
  written_at TEXT NOT NULL
);
CREATE INDEX call_notes_by_lead ON call_notes(lead_id, written_at);
CREATE INDEX call_notes_by_assignment ON call_notes(assignment_id, written_at);

-- running the house ---------------------------------------------------------------------------------------------------
CREATE TABLE task_runs (
  task TEXT PRIMARY KEY,
  cursor TEXT,
  started_at TEXT,
  heartbeat_at TEXT,
  finished_at TEXT,
  counts TEXT
) WITHOUT ROWID;

-- An answer that was already given to this key is given again (idempotent retries).
CREATE TABLE idempotency_keys (
  key TEXT PRIMARY KEY,
  actor_id TEXT NOT NULL,
  status INTEGER NOT NULL,
  created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys(created_at);

-- What remains of a deletion: counts, no values (P3-11).
CREATE TABLE deletion_receipts (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients(id),
  kind TEXT NOT NULL CHECK (kind IN ('row','upload','assignment')),
  counts TEXT NOT NULL,
  deleted_by TEXT NOT NULL REFERENCES users(id),
  deleted_at TEXT NOT NULL
);
CREATE INDEX deletion_receipts_by_client ON deletion_receipts(client_id, deleted_at);

-- Who did what to the house itself: roles, signatures, deactivations. No personal values.
CREATE TABLE access_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  actor_role TEXT NOT NULL,
  actor_pseudonym TEXT NOT NULL,
  action TEXT NOT NULL,
  purpose TEXT NOT NULL,
  reason TEXT,
  client_id TEXT,
  assignment_id TEXT,
  record_kind TEXT NOT NULL,
  record_id TEXT,
  record_count INTEGER NOT NULL DEFAULT 1,
  subject TEXT,
  outcome TEXT NOT NULL DEFAULT 'shown' CHECK (outcome IN ('shown','changed','refused')),
  request_id TEXT NOT NULL
);
CREATE INDEX access_log_by_assignment ON access_log(assignment_id, seq);
CREATE INDEX access_log_by_actor ON access_log(actor_id, seq);
CREATE INDEX access_log_by_subject ON access_log(subject, seq) WHERE subject IS NOT NULL;

CREATE TABLE archived_log_segments (
  first_seq INTEGER PRIMARY KEY,
  last_seq INTEGER NOT NULL,
  archived_at TEXT NOT NULL
);

CREATE TRIGGER access_log_is_never_changed BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;

CREATE TRIGGER access_log_is_never_shortened BEFORE DELETE ON access_log
WHEN NOT EXISTS (SELECT 1 FROM archived_log_segments s WHERE OLD.seq BETWEEN s.first_seq AND s.last_seq)
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;

-- INSERT OR REPLACE would overwrite a row without firing the two above.
CREATE TRIGGER access_log_is_never_overwritten BEFORE INSERT ON access_log
WHEN NEW.seq IS NOT NULL AND EXISTS (SELECT 1 FROM access_log WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'access_log is append-only'); END;

-- A guard that turns "nothing was changed" into an error, so a whole batch rolls back.
CREATE TABLE guards (name TEXT PRIMARY KEY, met INTEGER NOT NULL CHECK (met = 1)) WITHOUT ROWID;

-- The demo world's clock: the row exists only where the demo world was asked for.
CREATE TABLE demo_clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset_ms INTEGER NOT NULL);

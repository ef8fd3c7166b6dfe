-- The supervisor's floor: what agents are doing now, and lists that stay quick however many leads there are.

-- One row an agent: the phase its desk reported last, when that began, and the last sign of the desk.
CREATE TABLE agent_phases (
  agent_id TEXT PRIMARY KEY REFERENCES users(id),
  phase TEXT NOT NULL CHECK (phase IN ('pause','ready','preview','call','wrap_up')),
  lease_token TEXT,
  since_at TEXT NOT NULL,
  seen_at TEXT NOT NULL
) WITHOUT ROWID;

-- Refusals are rare; an agent's of today are found without walking its whole log.
CREATE INDEX access_log_refusals ON access_log(actor_id, at) WHERE outcome = 'refused';

-- The stock by reason, and the grid by outcome ('' = not called yet: a key of pages can't be null).
CREATE INDEX leads_held ON leads(assignment_id, held_reason) WHERE state = 'held';
ALTER TABLE leads ADD COLUMN outcome_key TEXT GENERATED ALWAYS AS (coalesce(last_outcome, '')) VIRTUAL;
CREATE INDEX leads_by_outcome ON leads(assignment_id, outcome_key, state);

-- The grid by company name: each row carries its company's sort key, kept right here whoever writes.
ALTER TABLE assignment_rows ADD COLUMN name_sort TEXT NOT NULL DEFAULT '';
UPDATE assignment_rows SET name_sort = coalesce((SELECT c.name_sort FROM companies c WHERE c.id = company_id), '');
CREATE INDEX assignment_rows_by_name ON assignment_rows(assignment_id, name_sort, ordinal);
CREATE TRIGGER assignment_rows_take_the_name AFTER INSERT ON assignment_rows
BEGIN UPDATE assignment_rows SET name_sort = coalesce((SELECT c.name_sort FROM companies c WHERE c.id = NEW.company_id), '') WHERE id = NEW.id; END;
CREATE TRIGGER assignment_rows_follow_the_company AFTER UPDATE OF company_id ON assignment_rows WHEN OLD.company_id <> NEW.company_id
BEGIN UPDATE assignment_rows SET name_sort = coalesce((SELECT c.name_sort FROM companies c WHERE c.id = NEW.company_id), '') WHERE id = NEW.id; END;
CREATE TRIGGER companies_rename_their_rows AFTER UPDATE OF name_sort ON companies WHEN OLD.name_sort <> NEW.name_sort
BEGIN UPDATE assignment_rows SET name_sort = NEW.name_sort WHERE company_id = NEW.id; END;

-- Looking a person up by the exact name, within one assignment.
CREATE INDEX contact_values_by_name ON contact_values(norm) WHERE field = 'name';

-- People at a client organisation with whom the agency works (P6). Kept after the end, with a yearly review.
CREATE TABLE client_contacts (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients(id),
  lawful_basis TEXT NOT NULL DEFAULT 'contract' CHECK (lawful_basis = 'contract'),
  name TEXT NOT NULL,
  job TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  profiles TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  entered_on TEXT NOT NULL,
  reviewed_on TEXT,
  version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX client_contacts_by_client ON client_contacts(client_id, name);

-- Why a lead of a natural person's form may be called after all, or stays held back (L-7). The last one counts.
CREATE TABLE legal_form_decisions (
  id TEXT PRIMARY KEY,
  lead_id TEXT NOT NULL,
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  decision TEXT NOT NULL CHECK (decision IN ('release','keep')),
  ground TEXT CHECK (ground IN ('consent','public_number')),
  reference TEXT NOT NULL,
  decided_by TEXT NOT NULL REFERENCES users(id),
  decided_at TEXT NOT NULL,
  CHECK ((decision = 'release') = (ground IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX legal_form_decisions_by_lead ON legal_form_decisions(lead_id, decided_at);
CREATE INDEX legal_form_decisions_by_assignment ON legal_form_decisions(assignment_id);

-- An agent may be planned on several stretches of days. Nothing refers to these rows.
CREATE TABLE schedules_by_period (
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  agent_id TEXT NOT NULL REFERENCES users(id),
  from_on TEXT NOT NULL,
  until_on TEXT,
  planned_by TEXT NOT NULL REFERENCES users(id),
  planned_at TEXT NOT NULL,
  PRIMARY KEY (assignment_id, agent_id, from_on)
) WITHOUT ROWID;
INSERT INTO schedules_by_period SELECT assignment_id, agent_id, from_on, until_on, planned_by, planned_at FROM schedules;
DROP TABLE schedules;
ALTER TABLE schedules_by_period RENAME TO schedules;
CREATE INDEX schedules_by_agent ON schedules(agent_id);

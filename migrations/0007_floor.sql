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

-- The stock by reason, and the grid by outcome.
CREATE INDEX leads_held ON leads(assignment_id, held_reason) WHERE state = 'held';
CREATE INDEX leads_by_outcome ON leads(assignment_id, last_outcome, state);

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

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

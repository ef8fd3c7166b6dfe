-- The agent's desk: the order of the queue, the bounds by place and sector, and briefings that are read or not.

-- Set by a supervisor, for a lead or a whole upload; never by anything about a person (P2-1).
ALTER TABLE leads ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
CREATE INDEX leads_with_priority ON leads(assignment_id, due_at, shuffle) WHERE state = 'open' AND priority = 1;
CREATE INDEX leads_own_callbacks ON leads(callback_agent_id, assignment_id, due_at, shuffle)
  WHERE state = 'open' AND callback_agent_id IS NOT NULL;

-- How many of a hundred first tries and repeats are new leads, and how many repeats were given out since the last one.
ALTER TABLE assignments ADD COLUMN new_share INTEGER NOT NULL DEFAULT 20 CHECK (new_share BETWEEN 0 AND 100);
ALTER TABLE assignments ADD COLUMN retries_in_row INTEGER NOT NULL DEFAULT 0;
-- Under which agreement and on which day leads outside its regions and sectors were last looked at again (P5-3).
ALTER TABLE assignments ADD COLUMN bounds_swept TEXT;

ALTER TABLE assignments ADD COLUMN briefing_version INTEGER NOT NULL DEFAULT 1;
CREATE TABLE briefing_reads (
  agent_id TEXT NOT NULL REFERENCES users(id),
  assignment_id TEXT NOT NULL REFERENCES assignments(id),
  version INTEGER NOT NULL,
  read_at TEXT NOT NULL,
  PRIMARY KEY (agent_id, assignment_id)
) WITHOUT ROWID;
CREATE INDEX briefing_reads_by_assignment ON briefing_reads(assignment_id);

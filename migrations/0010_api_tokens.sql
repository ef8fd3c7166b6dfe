-- Access for a client's own systems. The token is shown once and stored nowhere: only its hash is.
CREATE TABLE api_tokens (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients(id),
  created_by TEXT NOT NULL REFERENCES users(id),
  label TEXT NOT NULL,
  -- JSON array of scopes (contract/api-tokens).
  scopes TEXT NOT NULL,
  token_hash TEXT NOT NULL UNIQUE,
  -- Stands in the access log where a person's pseudonym does, so that a system can be told from its owner.
  pseudonym TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  revoked_at TEXT,
  last_used_on TEXT
) WITHOUT ROWID;
CREATE INDEX api_tokens_by_client ON api_tokens(client_id, created_at);

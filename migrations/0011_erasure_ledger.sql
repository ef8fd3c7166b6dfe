-- Which entries of the erasure ledger this database has carried out. The ledger itself lives in the bucket, outside the
-- database's point-in-time history (L-16): a database that was set back lacks the latest numbers.
CREATE TABLE erasure_ledger (
  n INTEGER PRIMARY KEY,
  applied_at TEXT NOT NULL
);
CREATE INDEX erasure_ledger_by_age ON erasure_ledger(applied_at);

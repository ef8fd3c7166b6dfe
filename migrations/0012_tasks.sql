-- When directors were last told that a task is late: once a day is enough.
ALTER TABLE task_runs ADD COLUMN alarmed_at TEXT;

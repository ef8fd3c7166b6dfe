-- A correction may make a call the one after which nobody calls the company any more, or take that back: of a call's
-- outcome and its corrections the last one counts.
ALTER TABLE call_corrections ADD COLUMN never_call INTEGER NOT NULL DEFAULT 0;

DROP VIEW unwanted_calls;
CREATE VIEW unwanted_calls AS
  SELECT client_id, company_id FROM never_calls
  UNION ALL
  SELECT a.client_id, l.company_id FROM leads l JOIN calls k ON k.lead_id = l.id
    JOIN assignments a ON a.id = l.assignment_id
  WHERE COALESCE((SELECT d.never_call FROM call_corrections d WHERE d.call_id = k.id
    ORDER BY d.corrected_at DESC, d.id DESC LIMIT 1), k.never_call) = 1;

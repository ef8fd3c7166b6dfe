-- What Leadhunter promises beside the bounds (periods, sub-processors, crossing) in a form the machine can check; part of
-- the signed hash. Agreements from before version 3 of the text have none.
ALTER TABLE processor_agreements ADD COLUMN commitments TEXT;
ALTER TABLE processor_agreements ADD COLUMN expiry_told_at TEXT;
CREATE INDEX processor_agreements_to_tell ON processor_agreements(ends_on)
  WHERE expiry_told_at IS NULL AND countersigned_at IS NOT NULL AND ended_at IS NULL;

-- The bounds a copied assignment would like; they bind nobody before they are signed.
ALTER TABLE assignments ADD COLUMN proposed_terms TEXT;

-- An undo and a request find the notes of a call.
CREATE INDEX call_notes_by_call ON call_notes(call_id);

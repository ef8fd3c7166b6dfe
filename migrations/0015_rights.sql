-- Requests of data subjects: signed receipts, mails that are owed, a hold for a running case, a client's question in words.

-- The verifier key a receipt was signed with: keys may change, receipts stay.
ALTER TABLE data_subject_requests ADD COLUMN receipt_key TEXT;
-- A mail that could not be sent yet; the next trigger tries again and the director sees it.
ALTER TABLE data_subject_requests ADD COLUMN mail_owed TEXT CHECK (mail_owed IN ('received','answer'));
-- When a trigger last worked on the case: whoever waited longest comes first, so that none starves.
ALTER TABLE data_subject_requests ADD COLUMN tried_at TEXT;
CREATE INDEX data_subject_requests_mail_owed ON data_subject_requests(tried_at) WHERE mail_owed IS NOT NULL;

-- A hold delays the physical deletion of the records of this case, once, and ends with it (P4.2-10).
ALTER TABLE data_subject_requests ADD COLUMN hold_on TEXT;
ALTER TABLE data_subject_requests ADD COLUMN hold_set_by TEXT REFERENCES users(id);
ALTER TABLE data_subject_requests ADD COLUMN hold_released_by TEXT REFERENCES users(id);
ALTER TABLE data_subject_requests ADD COLUMN hold_released_at TEXT;

-- What a client asks about a notice, sealed under the notice's own key.
ALTER TABLE request_notices ADD COLUMN question TEXT;

-- The mailbox of a request is looked up among the contacts of clients too.
CREATE INDEX client_contacts_by_email ON client_contacts(email);

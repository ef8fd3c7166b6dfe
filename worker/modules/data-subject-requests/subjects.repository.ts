import type { RequestSubject } from "#contract/requests.ts";
import { erasedTables } from "#worker/dictionary/index.ts";
import type { Db, Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** Contacts that hold exactly this mailbox now. Ids only: an engine read, nothing of it is disclosed. */
export const byAddressStatement = (norm: string, cutoff: string): Statement => ({
  sql: "SELECT DISTINCT contact_id AS id FROM contact_values WHERE norm = ? AND field = 'email' AND anchor_on > ? LIMIT 200",
  params: [norm, cutoff],
});

/** Whether this mailbox is on file otherwise: of a contact of a client, or of somebody with an account (P7-3). */
export const mailboxOnFileStatement = (mailbox: string): Statement => ({
  sql: `SELECT EXISTS (SELECT 1 FROM client_contacts WHERE email = ?1) OR EXISTS (SELECT 1 FROM users WHERE email = ?1) AS known`,
  params: [mailbox],
});

/** Contacts with this direct number, each with the norm of its name. */
export const byPhoneStatement = (phone: string, cutoff: string): Statement => ({
  sql: `SELECT DISTINCT v.contact_id AS id, n.norm FROM contact_values v JOIN contact_values n ON n.contact_id = v.contact_id AND n.field = 'name'
    WHERE v.norm = ?1 AND v.field IN ('phone', 'mobile') AND v.anchor_on > ?2 AND n.anchor_on > ?2 LIMIT 200`,
  params: [phone, cutoff],
});

/** Contacts of the companies that bear this name, in any place, each with the norm of its name. */
export const byCompanyStatement = (companyNorm: string, cutoff: string): Statement => ({
  sql: `SELECT DISTINCT n.contact_id AS id, n.norm FROM company_keys k JOIN contacts c ON c.company_id = k.company_id
      JOIN contact_values n ON n.contact_id = c.id AND n.field = 'name'
    WHERE k.key >= 'n:' || ?1 || '|' AND k.key < 'n:' || ?1 || '}' AND n.anchor_on > ?2 LIMIT 500`,
  params: [companyNorm, cutoff],
});

/** The records that took the place of these in a merge. */
export const mergedIntoStatement = (contactIds: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT contact_id AS id FROM contact_value_copies WHERE original_id IN (SELECT value FROM json_each(?))
    AND contact_id IS NOT NULL`,
  params: [jsonList(contactIds)],
});

export interface FoundSubject {
  contactId: string;
  foundBy: RequestSubject["foundBy"];
  state: RequestSubject["state"];
}

export const insertSubjectsStatement = (requestId: string, subjects: readonly FoundSubject[]): Statement => ({
  sql: `INSERT INTO request_subjects (request_id, contact_id, found_by, state)
    SELECT ?, value ->> 'contactId', value ->> 'foundBy', value ->> 'state' FROM json_each(?) WHERE true
    ON CONFLICT (request_id, contact_id) DO UPDATE SET state = 'proven' WHERE excluded.state = 'proven'`,
  params: [requestId, jsonList(subjects)],
});

export const provenIds = async (db: Db, requestId: string) =>
  (
    await db.all<{ id: string }>(
      db.statement("SELECT contact_id AS id FROM request_subjects WHERE request_id = ? AND state = 'proven'", [
        requestId,
      ]),
    )
  ).map(({ id }) => id);

/** Disputed values are nobody's to use until it is decided (P7-5); the registry's readers go by `restricted_at`. */
export const restrictStatement = (requestId: string, at: string): Statement => ({
  sql: `UPDATE contacts SET restricted_at = ?, version = version + 1 WHERE restricted_at IS NULL
    AND id IN (SELECT contact_id FROM request_subjects WHERE request_id = ? AND state = 'proven')`,
  params: [at, requestId],
});
/** Lifts the restriction, except where another live request still holds the same person. */
export const releaseStatement = (requestId: string): Statement => ({
  sql: `UPDATE contacts SET restricted_at = NULL, version = version + 1
    WHERE id IN (SELECT s.contact_id FROM request_subjects s WHERE s.request_id = ?1 AND s.state = 'proven')
      AND NOT EXISTS (SELECT 1 FROM request_subjects o JOIN data_subject_requests r ON r.id = o.request_id
        WHERE o.contact_id = contacts.id AND o.state = 'proven' AND o.request_id <> ?1 AND r.kind = 'rectification'
          AND r.state IN ('verified','deciding','approved','executing'))`,
  params: [requestId],
});

/** A task for each assignment that holds the person, with the notes at its leads: a bounded set, never a search (P4.3-7). */
export const insertTasksStatements = (requestId: string): Statement[] => [
  {
    sql: `INSERT INTO request_tasks (request_id, assignment_id)
      SELECT DISTINCT s.request_id, r.assignment_id FROM request_subjects s JOIN assignment_rows r ON r.contact_id = s.contact_id
      WHERE s.request_id = ? AND s.state <> 'excluded' ON CONFLICT DO NOTHING`,
    params: [requestId],
  },
  // All assignments of the person's companies: a note may name somebody whose row is gone.
  {
    sql: `INSERT INTO request_task_notes (request_id, note_id, assignment_id)
      SELECT DISTINCT s.request_id, n.id, n.assignment_id FROM request_subjects s JOIN contacts c ON c.id = s.contact_id
        JOIN leads l ON l.company_id = c.company_id JOIN call_notes n ON n.lead_id = l.id
      WHERE s.request_id = ? AND s.state <> 'excluded' AND n.kind <> 'automatic' ON CONFLICT DO NOTHING`,
    params: [requestId],
  },
  {
    sql: `INSERT INTO request_tasks (request_id, assignment_id)
      SELECT DISTINCT request_id, assignment_id FROM request_task_notes WHERE request_id = ? ON CONFLICT DO NOTHING`,
    params: [requestId],
  },
];

/** Where a person is found: by the ids of its records, and by its mailbox where that is proven. */
export interface PersonKeys {
  contacts: readonly string[];
  mailbox: string | null;
}

/** Rows of the person in every table an erasure empties, by the dictionary; the same before and after. */
export const countStatements = ({ contacts, mailbox }: PersonKeys): { store: string; statement: Statement }[] =>
  erasedTables.flatMap(([store, { rows, key }]) => {
    if (rows === null || (key === "mailbox" && mailbox === null)) return [];
    const sql = `SELECT count(*) AS n FROM ${store} WHERE ${rows}`;
    return [{ store, statement: { sql, params: [jsonList(key === "mailbox" ? [mailbox] : contacts)] } }];
  });
export const countStores = async (db: Db, keys: PersonKeys): Promise<Record<string, number>> => {
  const counted = countStatements(keys);
  const results = await db.batch(counted.map(({ statement }) => statement));
  return Object.fromEntries(
    counted.map(({ store }, at) => [store, (results[at]?.rows[0] as { n: number } | undefined)?.n ?? 0]),
  );
};

/** Clients that hold the person in any assignment. */
export const clientsHoldingStatement = (contactIds: readonly string[]): Statement => ({
  sql: `SELECT DISTINCT a.client_id AS id, c.name FROM assignment_rows r JOIN assignments a ON a.id = r.assignment_id
      JOIN clients c ON c.id = a.client_id
    WHERE r.contact_id IN (SELECT value FROM json_each(?)) ORDER BY c.name`,
  params: [jsonList(contactIds)],
});

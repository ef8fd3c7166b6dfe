import { sha256 } from "#worker/platform/crypto.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";
import { randomName } from "#worker/platform/ids.ts";

/**
 * From the day on that only verified values flow (`crossing.personal = verified`), a record that two clients share is
 * taken apart by the first of them that changes it: what had crossed stays with both, what comes now does not flow (P4.2-5).
 */

/** Which contacts of these companies another client holds too. @param companyIds json list */
export const sharedContactsStatement = (companyIds: string, clientId: string): Statement => ({
  sql: `SELECT DISTINCT r.contact_id AS id FROM json_each(?) j CROSS JOIN assignment_rows r ON r.company_id = j.value
    CROSS JOIN assignments a ON a.id = r.assignment_id WHERE a.client_id <> ? AND r.contact_id IS NOT NULL`,
  params: [companyIds, clientId],
});

/** Whether another client holds this contact. */
const isSharedStatement = (contactId: string, clientId: string): Statement => ({
  sql: `SELECT 1 AS shared FROM assignment_rows r CROSS JOIN assignments a ON a.id = r.assignment_id
    WHERE r.contact_id = ? AND a.client_id <> ? LIMIT 1`,
  params: [contactId, clientId],
});

/** The id of a client's own record: the same each time it is asked, so a preview and its run agree; as old as the shared one. */
export const ownContactId = async (sharedId: string, clientId: string): Promise<string> =>
  `${sharedId.slice(0, 14)}${(await sha256(`${sharedId} ${clientId}`)).slice(0, 16).toUpperCase()}`;

const copied = ["field", "value", "norm", "entered_on", "verified_on", "anchor_on", "source_id"];
/** Copies of shared records for one client, with its rows, calls and questions; stands before the writes about them. */
export const separateStatements = (
  pairs: readonly { sharedId: string; ownId: string }[],
  clientId: string,
): Statement[] =>
  jsonChunks(pairs.map(({ sharedId, ownId }) => [sharedId, ownId, randomName()])).flatMap((list) => {
    const copy = (table: string, ...more: string[]): Statement => ({
      sql: `INSERT OR IGNORE INTO ${table} (${["contact_id", ...copied, ...more].join(", ")})
        SELECT ${["m.value ->> 1", ...[...copied, ...more].map((column) => `t.${column}`)].join(", ")}
        FROM json_each(?) m CROSS JOIN ${table} t ON t.contact_id = m.value ->> 0`,
      params: [list],
    });
    const repoint = (table: string, column: string): Statement => ({
      sql: `UPDATE ${table} SET ${column} = m.value ->> 1 FROM json_each(?) m WHERE ${column} = m.value ->> 0
        AND assignment_id IN (SELECT id FROM assignments WHERE client_id = ?)`,
      params: [list, clientId],
    });
    return [
      {
        sql: `INSERT OR IGNORE INTO contacts (id, company_id, lawful_basis, basis_reference, restricted_at)
          SELECT m.value ->> 1, c.company_id, c.lawful_basis, c.basis_reference, c.restricted_at
          FROM json_each(?) m CROSS JOIN contacts c ON c.id = m.value ->> 0`,
        params: [list],
      },
      copy("contact_values"),
      copy("former_contact_values", "superseded_at"),
      {
        sql: "INSERT OR IGNORE INTO subject_pseudonyms (subject_id, pseudonym) SELECT value ->> 1, value ->> 2 FROM json_each(?)",
        params: [list],
      },
      repoint("assignment_rows", "contact_id"),
      repoint("calls", "contact_id"),
      repoint("OR IGNORE value_questions", "record_id"),
    ];
  });

/** One contact before it is edited: its id from now on, and what makes it the client's own where it was shared. */
export const separateOne = async (
  db: { first: (statement: Statement) => Promise<unknown> },
  contactId: string,
  clientId: string,
): Promise<{ id: string; statements: Statement[] }> => {
  if ((await db.first(isSharedStatement(contactId, clientId))) === null) return { id: contactId, statements: [] };
  const ownId = await ownContactId(contactId, clientId);
  return { id: ownId, statements: separateStatements([{ sharedId: contactId, ownId }], clientId) };
};

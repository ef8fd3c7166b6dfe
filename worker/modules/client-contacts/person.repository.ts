import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";

/** The contacts of clients that have exactly this mailbox: how a person's request finds them (P7-6). */
export const contactsOfMailboxStatement = (mailbox: string): Statement => ({
  sql: "SELECT id FROM client_contacts WHERE email = ? LIMIT 200",
  params: [mailbox],
});

/** They go for good, and the log's link to them with it. The same statements again change nothing. */
export const forgetClientContactsStatements = (ids: readonly string[]): Statement[] => [
  { sql: "DELETE FROM client_contacts WHERE id IN (SELECT value FROM json_each(?))", params: [jsonList(ids)] },
  {
    sql: "DELETE FROM subject_pseudonyms WHERE subject_id IN (SELECT value FROM json_each(?))",
    params: [jsonList(ids)],
  },
];

/** What the person corrects shows at once; null leaves a value as it is. Corrected is reviewed too (P6-3). */
export const correctClientContactsStatement = (
  ids: readonly string[],
  values: { name: string | null; job: string | null; email: string | null; phone: string | null },
  todayOn: string,
): Statement => ({
  sql: `UPDATE client_contacts SET name = coalesce(?1, name), job = coalesce(?2, job), email = coalesce(?3, email),
      phone = coalesce(?4, phone), reviewed_on = ?5, version = version + 1 WHERE id IN (SELECT value FROM json_each(?6))`,
  params: [values.name, values.job, values.email, values.phone, todayOn, jsonList(ids)],
});

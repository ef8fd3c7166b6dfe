import type { Deps } from "#worker/deps.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { forgetAnswersStatement } from "../call-notes/index.ts";
import { forgetClientContactsStatements } from "../client-contacts/index.ts";
import { registryVersionStatements } from "../companies/index.ts";
import { deleteContactStatements } from "../contacts/index.ts";
import { blockStatements } from "../suppression/index.ts";
import type { ForgottenPersons } from "./record-persons.ts";

// Persons, single values and marked places of notes, forgotten again on a database that was set back (L-16).

const count = async ({ db }: Deps, sql: string, params: unknown[]) =>
  (await db.first<{ n: number }>(db.statement(`SELECT COUNT(*) AS n FROM ${sql}`, params)))?.n ?? 0;

export const replayPersons = async (deps: Deps, data: unknown): Promise<number> => {
  const { contactIds, block, answers, clientContactIds } = data as ForgottenPersons;
  await deps.db.batch([
    ...blockStatements(block),
    ...(answers ? [forgetAnswersStatement(contactIds)] : []),
    ...deleteContactStatements(contactIds),
    ...forgetClientContactsStatements(clientContactIds),
    ...registryVersionStatements(),
  ]);
  const ids = jsonList(contactIds);
  return (
    (await count(deps, "contacts WHERE id IN (SELECT value FROM json_each(?))", [ids])) +
    (await count(deps, "contact_values WHERE contact_id IN (SELECT value FROM json_each(?))", [ids])) +
    (await count(deps, "client_contacts WHERE id IN (SELECT value FROM json_each(?))", [jsonList(clientContactIds)]))
  );
};

/** Values that a client took away, of a contact and of the row's personal own columns (P3-11). */
export interface ForgottenValues {
  contactId: string | null;
  fields: string[];
  rowId: string;
  columnIds: string[];
}

export const replayValues = async (deps: Deps, data: unknown): Promise<number> => {
  const { contactId, fields, rowId, columnIds } = data as ForgottenValues;
  const value = "contact_id = ? AND field IN (SELECT value FROM json_each(?))";
  const cell = "row_id = ? AND column_id IN (SELECT value FROM json_each(?))";
  const [ofContact, ofRow] = [
    [contactId, jsonList(fields)],
    [rowId, jsonList(columnIds)],
  ];
  await deps.db.batch([
    deps.db.statement(`DELETE FROM contact_values WHERE ${value}`, ofContact),
    deps.db.statement(`DELETE FROM former_contact_values WHERE ${value}`, ofContact),
    deps.db.statement(`DELETE FROM row_personal_cells WHERE ${cell}`, ofRow),
    ...registryVersionStatements(),
  ]);
  return (
    (await count(deps, `contact_values WHERE ${value}`, ofContact)) +
    (await count(deps, `row_personal_cells WHERE ${cell}`, ofRow))
  );
};

/** A note as it was after its redaction, still sealed (P4.3-7). */
export interface RedactedNote {
  noteId: string;
  ciphertext: string;
  at: string;
}

export const replayNote = async (deps: Deps, data: unknown): Promise<number> => {
  const { noteId, ciphertext, at } = data as RedactedNote;
  // A later redaction of the same note holds more; it has an entry of its own.
  const older = "id = ? AND (redacted_at IS NULL OR redacted_at < ?)";
  await deps.db.run(
    deps.db.statement(`UPDATE call_notes SET ciphertext = ?, redacted_at = ? WHERE ${older}`, [
      ciphertext,
      at,
      noteId,
      at,
    ]),
  );
  return count(deps, `call_notes WHERE ${older}`, [noteId, at]);
};

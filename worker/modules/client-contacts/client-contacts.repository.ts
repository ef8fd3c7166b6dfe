import type { ClientContact, ClientContactInput } from "#contract/client-contacts.ts";
import { type Grant, loggedRead, loggedWrite, logSelectStatement } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { randomName } from "#worker/platform/ids.ts";
import { localDate, reviewCutoff, SCHEDULE } from "#worker/retention/index.ts";

type WriteGrant = Grant<"client-contact.update" | "client-contact.delete">;

/** The contacts at the granted client, by name; one log line a person. */
export const listContacts = async (
  deps: Deps,
  grant: Grant<"client-contact.list" | "briefing.contacts">,
): Promise<ClientContact[]> => {
  const { clientId } = grant.facts;
  const [found] = await loggedRead(
    deps,
    grant,
    {
      kind: "client-contact",
      // The last line stands for an empty list: also that look leaves its trace (P3-7).
      records: deps.db.statement(
        `WITH shown AS (SELECT id FROM client_contacts WHERE client_id = ?)
         SELECT id AS record_id, id AS subject_id FROM shown
         UNION ALL SELECT NULL, NULL WHERE NOT EXISTS (SELECT 1 FROM shown)`,
        [clientId],
      ),
    },
    [
      deps.db.statement(
        `SELECT id, name, job, email, phone, profiles, notes, version, entered_on AS enteredOn, reviewed_on AS reviewedOn,
           COALESCE(reviewed_on, entered_on) <= ? AS due
         FROM client_contacts WHERE client_id = ? ORDER BY name COLLATE NOCASE, id`,
        [reviewCutoff(deps.clock.now(), SCHEDULE.clientContact), clientId],
      ),
    ],
  );
  return ((found?.rows ?? []) as (Omit<ClientContact, "due"> & { due: number })[]).map((row) => ({
    ...row,
    due: row.due === 1,
  }));
};

const valuesOf = ({ name, job, email, phone, profiles, notes }: ClientContactInput) => [
  name,
  job,
  email,
  phone,
  profiles,
  notes,
];

export const insertContact = (
  deps: Deps,
  grant: Grant<"client-contact.create">,
  id: string,
  input: ClientContactInput,
) =>
  loggedWrite(deps, grant, { kind: "client-contact", id }, [
    deps.db.statement(
      `INSERT INTO client_contacts (id, client_id, name, job, email, phone, profiles, notes, entered_on)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, grant.facts.clientId, ...valuesOf(input), localDate(deps.clock.now())],
    ),
    deps.db.statement("INSERT INTO subject_pseudonyms (subject_id, pseudonym) VALUES (?, ?)", [id, randomName()]),
  ]);

/** A change of one contact with the line that names the person by pseudonym; the batch fails when it changed nothing. */
const change = (deps: Deps, grant: WriteGrant, id: string, statement: Statement, after: Statement[] = []) =>
  deps.db.batch([
    logSelectStatement(
      deps,
      grant,
      "client-contact",
      deps.db.statement("SELECT ? AS record_id, ? AS subject_id", [id, id]),
      "changed",
    ),
    statement,
    mustHaveChanged("contact is as it was seen"),
    ...after,
  ]);

/** Somebody who corrects a contact has looked at all of it, so it is reviewed too. */
export const updateContact = (
  deps: Deps,
  grant: Grant<"client-contact.update">,
  id: string,
  { version, ...input }: ClientContactInput & { version: number },
) =>
  change(
    deps,
    grant,
    id,
    deps.db.statement(
      `UPDATE client_contacts SET name = ?, job = ?, email = ?, phone = ?, profiles = ?, notes = ?, reviewed_on = ?,
         version = version + 1 WHERE id = ? AND version = ?`,
      [...valuesOf(input), localDate(deps.clock.now()), id, version],
    ),
  );

export const reviewContact = (deps: Deps, grant: Grant<"client-contact.update">, id: string) =>
  change(
    deps,
    grant,
    id,
    deps.db.statement("UPDATE client_contacts SET reviewed_on = ? WHERE id = ?", [localDate(deps.clock.now()), id]),
  );

export const deleteContact = (deps: Deps, grant: Grant<"client-contact.delete">, id: string) =>
  change(deps, grant, id, deps.db.statement("DELETE FROM client_contacts WHERE id = ?", [id]), [
    deps.db.statement("DELETE FROM subject_pseudonyms WHERE subject_id = ?", [id]),
  ]);

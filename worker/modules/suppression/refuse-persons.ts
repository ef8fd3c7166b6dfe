import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { companyReferences, departureEntries, type Identifiers, suppressionEntries } from "./identifiers.rules.ts";
import { keyedHashes } from "./keyed-hashes.ts";
import {
  insertSuppressionsStatement,
  insertTombstonesStatement,
  type PersonValueRow,
  personsStatement,
} from "./suppression.repository.ts";

/** What the registry knows of these contacts, one set of identifiers each; of purged values nothing. */
export const loadIdentifiers = async (deps: Deps, contactIds: readonly string[]): Promise<Identifiers[]> => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const persons = new Map<string, Identifiers>();
  for (const row of await deps.db.all<PersonValueRow>(personsStatement(contactIds, cutoff))) {
    const person = persons.get(row.id) ?? {
      emails: [],
      phones: [],
      name: null,
      companies: companyReferences({ id: row.company_id, kvk: row.kvk, nameNorm: row.name_norm ?? undefined }),
    };
    persons.set(row.id, person);
    if (row.field === "name") person.name = row.norm;
    else if (row.field === "email") person.emails.push(row.norm);
    else person.phones.push(row.norm);
  }
  return [...persons.values()];
};

/** Statements that suppress these hashes for good (L-21, P7-8); compose in the batch that removes the person. */
export const suppressStatements = (
  deps: Deps,
  hashes: readonly string[],
  { reference, reason }: { reference: string; reason: "objection" | "erasure" },
): Statement[] =>
  hashes.length === 0 ? [] : [insertSuppressionsStatement(hashes, { reference, reason, at: nowIso(deps.clock) })];

/** Statements that refuse these hashes (company + identifier) until the tombstone's period is over (P4.2-6). */
export const tombstoneStatements = (_deps: Deps, hashes: readonly string[], leftOn: string): Statement[] =>
  hashes.length === 0 ? [] : [insertTombstonesStatement(hashes, leftOn)];

/** Suppresses the persons behind contacts, by everything known of them now. Run the statements with their deletion. */
export const suppressContacts = async (
  deps: Deps,
  contactIds: readonly string[],
  why: { reference: string; reason: "objection" | "erasure" },
): Promise<Statement[]> => {
  const persons = await loadIdentifiers(deps, contactIds);
  return suppressStatements(deps, keyedHashes(deps.config.suppressionKey, persons.flatMap(suppressionEntries)), why);
};

/** Refuses the persons behind contacts at their present company. Run the statements with their deletion. */
export const entombContacts = async (
  deps: Deps,
  contactIds: readonly string[],
  leftOn: string,
): Promise<Statement[]> => {
  const persons = await loadIdentifiers(deps, contactIds);
  return tombstoneStatements(deps, keyedHashes(deps.config.suppressionKey, persons.flatMap(departureEntries)), leftOn);
};

import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { registryVersionStatements } from "../companies/index.ts";
import { deleteContactStatements, samePersonStatement } from "../contacts/index.ts";
import { contactChangedLog } from "./checks.repository.ts";
import type { LeaseGrant } from "./leases.repository.ts";

/** Every record of the person behind a contact, whoever uploaded it; the contact itself comes first. */
export const findSamePerson = async (deps: Deps, contactId: string, everywhere: boolean): Promise<string[]> => {
  const cutoff = purgeCutoff(deps.clock.now(), SCHEDULE.contactValue);
  const rows = await deps.db.all<{ id: string }>(samePersonStatement(contactId, cutoff, everywhere));
  return [contactId, ...rows.map((row) => row.id).filter((id) => id !== contactId)];
};

/** Gone everywhere at once, with the block that keeps the person from coming back, in one transaction (P4.2-6, L-21). */
export const removePersonStatements = (
  deps: Deps,
  grant: LeaseGrant,
  contactIds: readonly string[],
  block: Statement[],
): Statement[] => [
  // First the log: the pseudonym it names the person by is deleted here too. Only the contact in hand stands in it: more
  // lines would tell the client that others hold the person (P1-5).
  contactChangedLog(deps, grant, contactIds.slice(0, 1)),
  ...block,
  ...deleteContactStatements(contactIds),
  ...registryVersionStatements(),
];

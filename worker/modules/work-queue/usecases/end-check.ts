import type { InferOutput } from "valibot";
import type { ContactField, endCheckInput, LeadCard } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { verifyContactValueStatements } from "../../contacts/index.ts";
import { recordPersons } from "../../forgotten-persons/index.ts";
import { entombContacts } from "../../suppression/index.ts";
import { closeQuestionsStatement } from "../../value-questions/index.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { changeStatements } from "../change-value.ts";
import {
  contactChangedLog,
  endCheckStatement,
  hasContactStatement,
  mustBeShown,
  mustHaveContact,
} from "../checks.repository.ts";
import { guardedAgain, mustHoldLease, renewStatement } from "../leases.repository.ts";
import { lendCheckedStatements } from "../lend-checked.ts";
import { readCard } from "../read-card.ts";
import { findSamePerson, removePersonStatements } from "../remove-person.ts";

interface EndCheck {
  grant: Grant<"lease.work">;
  leaseId: string;
  contactId: string;
  field: ContactField;
  input: InferOutput<typeof endCheckInput>;
  deps: Deps;
}

/** Ends one shown value: *klopt*, changed, *uit dienst* or *niet te controleren* (P4.2-7/8/9, P4.2-6). */
export const endCheck = async (end: EndCheck): Promise<LeadCard> => {
  const { deps, grant, leaseId, contactId } = end;
  await mustBeWithinBounds(deps, grant);
  // Before anything else is looked up: a contact outside the lead in hand does not exist here.
  if ((await deps.db.first(hasContactStatement(deps, grant, leaseId, contactId))) === null)
    throw problem("access.not_found");
  const write = (statements: Statement[]) =>
    readCard(deps, grant, leaseId, [
      mustHoldLease(deps, grant, leaseId),
      mustHaveContact(deps, grant, leaseId, contactId),
      ...statements,
      renewStatement(deps, grant, leaseId),
    ]);
  return guardedAgain(deps, grant, leaseId, async () =>
    end.input.result === "left" ? removeLeaver(end, write) : write(await statementsOf(end, end.input)),
  );
};

/** "Uit dienst": gone everywhere at the company, and not to come back there for a year (P4.2-6). */
const removeLeaver = async (end: EndCheck, write: (statements: Statement[]) => Promise<LeadCard>) => {
  const { deps, grant } = end;
  const person = await findSamePerson(deps, end.contactId, false);
  const block = await entombContacts(deps, person, localDate(deps.clock.now()));
  return recordPersons(deps, { contactIds: person, block }, (mark) =>
    write([
      mustBeShown(deps, grant, end),
      endCheckStatement(deps, end, "left"),
      ...removePersonStatements(deps, grant, person, block),
      mark,
    ]),
  );
};

const statementsOf = async (
  end: EndCheck,
  input: Exclude<EndCheck["input"], { result: "left" }>,
): Promise<Statement[]> => {
  const { deps, grant, contactId, field } = end;
  const now = deps.clock.now();
  switch (input.result) {
    case "correct":
      return [
        mustBeShown(deps, grant, end),
        endCheckStatement(deps, end, "correct"),
        ...verifyContactValueStatements(contactId, field, localDate(now), purgeCutoff(now, SCHEDULE.contactValue)),
        closeQuestionsStatement(contactId, [field]),
        contactChangedLog(deps, grant, [contactId]),
        ...(await lendCheckedStatements(deps, { contactId, field, changed: null })),
      ];
    case "changed":
      return changeStatements(deps, grant, end, input);
    case "uncheckable":
      return [mustBeShown(deps, grant, end), endCheckStatement(deps, end, "uncheckable")];
  }
};

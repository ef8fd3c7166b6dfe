import type { CheckMethod } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import {
  changeContactValueStatement,
  normaliseContactValue,
  supersedeContactValueStatement,
  verifyContactValueStatements,
} from "../contacts/index.ts";
import { findRefused, loadIdentifiers } from "../suppression/index.ts";
import { closeQuestionsStatement } from "../value-questions/index.ts";
import {
  contactChangedLog,
  endCheckStatement,
  mustNotBeWithheld,
  newValueCheckStatement,
  type ValueInHand,
} from "./checks.repository.ts";
import { lendCheckedStatements } from "./lend-checked.ts";
import { agentSource } from "./value-source.ts";

/** A suppressed or departed person does not come back through a typed e-mail, number or name (P4.2-5, P7-8). */
const refuseKnown = async (deps: Deps, { contactId, field }: ValueInHand, norm: string) => {
  const [known] = await loadIdentifiers(deps, [contactId]);
  const refused = await findRefused(deps, [
    {
      emails: field === "email" ? [norm] : [],
      phones: field === "phone" || field === "mobile" ? [norm] : [],
      name: field === "name" ? norm : null,
      companies: known?.companies ?? [],
    },
  ]);
  if (refused.suppressed.size + refused.departed.size > 0) throw problem("rows.person_refused");
};

/** The agent asked and typed another value: entered and verified today, and so is the name. */
export const changeStatements = async (
  deps: Deps,
  grant: Grant<"lease.work">,
  value: ValueInHand,
  { value: typed, method }: { value: string; method?: CheckMethod | undefined },
): Promise<Statement[]> => {
  const normal = normaliseContactValue(value.field, typed);
  if (normal === null) throw problem("request.invalid", [{ pointer: "/value", code: value.field }]);
  await refuseKnown(deps, value, normal.norm);
  const source = await agentSource(deps, grant.facts.assignmentId ?? "");
  const now = deps.clock.now();
  const todayOn = localDate(now);
  return [
    mustNotBeWithheld(deps, grant, value),
    endCheckStatement(deps, value, "changed"),
    ...(method === undefined ? [] : [newValueCheckStatement(deps, grant, value, method)]),
    ...source.statements,
    supersedeContactValueStatement(value.contactId, value.field, normal.norm, { at: nowIso(deps.clock), todayOn }),
    changeContactValueStatement({
      contactId: value.contactId,
      field: value.field,
      ...normal,
      todayOn,
      sourceId: source.id,
    }),
    closeQuestionsStatement(value.contactId, [value.field]),
    ...verifyContactValueStatements(value.contactId, value.field, todayOn, purgeCutoff(now, SCHEDULE.contactValue)),
    contactChangedLog(deps, grant, [value.contactId]),
    ...(await lendCheckedStatements(deps, { ...value, changed: { ...normal, sourceId: source.id } })),
  ];
};

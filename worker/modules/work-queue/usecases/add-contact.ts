import type { InferOutput } from "valibot";
import type { addContactInput, ContactField, LeadCard } from "#contract/desk.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import { contactUpsertStatements, registryVersionStatements } from "../../companies/index.ts";
import { normaliseContactValue } from "../../contacts/index.ts";
import { currentCrossing } from "../../settings/index.ts";
import { companyReferences, findRefused } from "../../suppression/index.ts";
import { mustBeWithinBounds } from "../bounds.ts";
import { contactChangedLog, mustHaveContact, newValueCheckStatement } from "../checks.repository.ts";
import { guarded, mustHoldLease, renewStatement } from "../leases.repository.ts";
import {
  findCompanyReferences,
  findKnownPerson,
  isHeldByClient,
  placeContactStatements,
} from "../new-contact.repository.ts";
import { readCard } from "../read-card.ts";
import { agentSource } from "../value-source.ts";

interface AddContact {
  grant: Grant<"lease.work">;
  leaseId: string;
  input: InferOutput<typeof addContactInput>;
  deps: Deps;
}
type Typed = { field: ContactField; value: string; norm: string };

const normalised = (values: AddContact["input"]["values"]): Typed[] =>
  Object.entries(values).flatMap(([name, text]) => {
    if (text === undefined) return [];
    const field = name as ContactField;
    const normal = normaliseContactValue(field, text);
    if (normal === null) throw problem("request.invalid", [{ pointer: `/values/${field}`, code: field }]);
    return [{ field, ...normal }];
  });

const normsOf = (typed: Typed[], ...fields: ContactField[]) =>
  typed.filter(({ field }) => fields.includes(field)).map(({ norm }) => norm);

/**
 * A person the agent heard of in the call: source agent, entered and verified now. Whoever objected or left this company is
 * refused without saying why (P4.2-5, P7-8); whoever is known here already is that same record.
 */
export const addContact = async ({ grant, leaseId, input, deps }: AddContact): Promise<LeadCard> => {
  await mustBeWithinBounds(deps, grant);
  const company = await findCompanyReferences(deps, grant, leaseId);
  if (company === null) throw problem("leases.ended");
  const typed = normalised(input.values);
  const name = normsOf(typed, "name")[0] ?? "";
  const emails = normsOf(typed, "email");
  const phones = normsOf(typed, "phone", "mobile");
  const companies = companyReferences({ ...company, nameNorm: company.nameNorm ?? undefined });
  const refused = await findRefused(deps, [{ emails, phones, name, companies }]);
  if (refused.suppressed.size + refused.departed.size > 0) throw problem("rows.person_refused");
  const now = deps.clock.now();
  const cutoff = purgeCutoff(now, SCHEDULE.contactValue);
  const known = await findKnownPerson(deps, { companyId: company.id, emails, phones, name, cutoff });
  // A person whose data is in dispute is not added a second time beside it (P7-5).
  if (known?.restricted) throw problem("rows.person_refused");
  const flows =
    known !== null &&
    ((await currentCrossing(deps.db)) === "all" || (await isHeldByClient(deps, known.id, grant.facts.clientId ?? "")));
  const contactId = flows ? known.id : deps.newId("ctc");
  const todayOn = localDate(now);
  const source = await agentSource(deps, grant.facts.assignmentId ?? "");
  const dated = { enteredOn: todayOn, verifiedOn: todayOn, source: source.id };
  return guarded(deps, grant, leaseId, () =>
    readCard(deps, grant, leaseId, [
      mustHoldLease(deps, grant, leaseId),
      ...source.statements,
      ...contactUpsertStatements(
        {
          contacts: flows ? [] : [{ id: contactId, companyId: company.id, isNew: true }],
          contactValues: typed.map(({ field, value, norm }) => ({
            contactId,
            field,
            dated: { value, norm, ...dated },
          })),
        },
        grant.facts.assignmentId ?? "",
      ),
      ...placeContactStatements(deps, grant, { contactId, companyId: company.id, siteId: company.siteId }),
      mustHaveContact(deps, grant, leaseId, contactId),
      ...typed.map(({ field }) => newValueCheckStatement(deps, grant, { leaseId, contactId, field }, input.method)),
      contactChangedLog(deps, grant, [contactId]),
      ...registryVersionStatements(),
      renewStatement(deps, grant, leaseId),
    ]),
  );
};

import type { ContactField } from "#contract/desk.ts";
import type { Deps } from "#worker/deps.ts";
import type { Dated } from "#worker/matching/types.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { localDate, purgeCutoff, SCHEDULE } from "#worker/retention/index.ts";
import {
  contactUpsertStatements,
  knownContactsStatement,
  registryVersionStatement,
  registryVersionStatements,
  toKnownContacts,
} from "../companies/index.ts";
import { type LendingPerson, lendVerified, supersedeContactValueStatement } from "../contacts/index.ts";
import { currentCrossing } from "../settings/index.ts";
import { closeQuestionsStatement } from "../value-questions/index.ts";

export interface CheckedValue {
  contactId: string;
  field: ContactField;
  /** What the agent was told instead; null where the value was right. */
  changed: { value: string; norm: string; sourceId: string } | null;
}

const personsStatement = (contactId: string, cutoff: string): Statement[] => {
  const company = "(SELECT company_id FROM contacts WHERE id = ?)";
  const known = knownContactsStatement("", cutoff);
  return [
    { sql: known.sql.replace("json_each(?)", `json_each(json_array(${company}))`), params: [contactId, cutoff] },
    {
      sql: `SELECT DISTINCT r.contact_id, a.client_id FROM contacts c CROSS JOIN assignment_rows r ON r.contact_id = c.id
        CROSS JOIN assignments a ON a.id = r.assignment_id WHERE c.company_id = ${company}`,
      params: [contactId],
    },
    {
      sql: `SELECT substr(key, 3) AS phone FROM company_keys WHERE company_id = ${company} AND key >= 'p:' AND key < 'p;'`,
      params: [contactId],
    },
  ];
};

const afterCheck = (fields: LendingPerson["fields"], checked: CheckedValue, on: string): LendingPerson["fields"] => {
  const next = { ...fields };
  const { field, changed } = checked;
  const before = next[field];
  if (changed !== null)
    next[field] = { value: changed.value, norm: changed.norm, enteredOn: on, verifiedOn: on, source: changed.sourceId };
  else if (before !== undefined) next[field] = { ...before, verifiedOn: on };
  if (next.name !== undefined) next.name = { ...next.name, verifiedOn: on };
  return next;
};

/**
 * What an agent verified flows to the other clients' records of the same person at the company, which under
 * `crossing.personal = verified` are records of their own (P4.2-5). Under `all` they are one record, and this is nothing
 * but the registry's version. Decided at one version: after a guard failure it is decided again.
 */
export const lendCheckedStatements = async (deps: Deps, checked: CheckedValue): Promise<Statement[]> => {
  if ((await currentCrossing(deps.db)) === "all") return registryVersionStatements();
  const now = deps.clock.now();
  const on = localDate(now);
  const [version, values, holders, phones] = await deps.db.batch([
    registryVersionStatement(),
    ...personsStatement(checked.contactId, purgeCutoff(now, SCHEDULE.contactValue)),
  ]);
  const guard = registryVersionStatements((version?.rows[0] as { version: number } | undefined)?.version ?? -1);
  const rows = (values?.rows ?? []) as { id: string; restricted_at: string | null }[];
  const persons = toKnownContacts(
    rows.filter(({ restricted_at }) => restricted_at === null),
    [],
    () => true,
  );
  const mine = persons.find(({ id }) => id === checked.contactId);
  if (mine === undefined) return guard;
  // By the value that was replaced the others still know the person.
  const before = mine.fields[checked.field];
  const lender: LendingPerson = {
    id: mine.id,
    fields: afterCheck(mine.fields, checked, on),
    former: before === undefined ? {} : { [checked.field]: [{ ...before, verifiedOn: on }] },
  };
  const clients = byClient(persons, (holders?.rows ?? []) as Holder[], mine.id);
  const from = [lender, ...clients.own];
  const general = new Set(((phones?.rows ?? []) as { phone: string }[]).map(({ phone }) => phone));
  // The very value the agent replaced does not stand against its successor on the day both were verified.
  const outdated = <P extends LendingPerson>(person: P): P => {
    const value = person.fields[checked.field];
    if (checked.changed === null || value === undefined || value.norm !== before?.norm) return person;
    return { ...person, fields: { ...person.fields, [checked.field]: { ...value, verifiedOn: null } } };
  };
  const lendings = clients.others.flatMap((others) => lendVerified(from, others.map(outdated), general));
  const at = { at: nowIso(deps.clock), todayOn: on };
  return [
    ...guard,
    ...lendings.map(({ contactId, field, dated }) => supersedeContactValueStatement(contactId, field, dated.norm, at)),
    ...contactUpsertStatements({ contacts: [], contactValues: lendings.map((each) => each satisfies Lent) }, ""),
    ...lendings.map(({ contactId, field }) => closeQuestionsStatement(contactId, [field])),
  ];
};
type Lent = { contactId: string; field: ContactField; dated: Dated };

interface Holder {
  contact_id: string;
  client_id: string;
}
/** Records of this client beside the one, and those of other clients, each client's apart. */
const byClient = <P extends { id: string }>(persons: readonly P[], holders: readonly Holder[], mine: string) => {
  const clients = new Set(holders.filter(({ contact_id }) => contact_id === mine).map(({ client_id }) => client_id));
  const own = new Set(holders.filter(({ client_id }) => clients.has(client_id)).map(({ contact_id }) => contact_id));
  const others = new Map<string, P[]>();
  for (const { contact_id, client_id } of holders) {
    const person = persons.find(({ id }) => id === contact_id);
    if (person !== undefined && !own.has(contact_id)) others.set(client_id, [...(others.get(client_id) ?? []), person]);
  }
  return { own: persons.filter(({ id }) => own.has(id) && id !== mine), others: [...others.values()] };
};

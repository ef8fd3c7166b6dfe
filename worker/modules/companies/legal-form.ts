import { NATURAL_PERSON_FORMS } from "#worker/matching/normalise/legal-form.ts";
import type { KnownCompany, PlannedCompany } from "#worker/matching/types.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonChunks } from "#worker/platform/db/json-list.ts";
import { holdNeverCallsStatement } from "./never-calls.repository.ts";

/** Its owners are natural persons: the lead is held back until there is consent or a public business number (L-7). */
export const isNaturalPersonForm = (fields: Pick<KnownCompany["fields"], "legalForm">) =>
  NATURAL_PERSON_FORMS.has(fields.legalForm?.norm ?? "");

/** Companies whose form became, or ceased to be, that of a natural person; `before` gives the state known so far. */
export const formChanges = (
  companies: readonly PlannedCompany[],
  before: (id: string) => Pick<KnownCompany["fields"], "legalForm"> | undefined,
) => {
  const changed = companies.filter(({ id, isNew, fields }) => {
    const known = before(id);
    return !isNew && known !== undefined && isNaturalPersonForm(known) !== isNaturalPersonForm(fields);
  });
  const ids = (held: boolean) =>
    changed.filter(({ fields }) => isNaturalPersonForm(fields) === held).map(({ id }) => id);
  return { held: ids(true), released: ids(false) };
};

/** The leads of these companies follow their form, in every assignment and at once. Held for another reason stays held. */
export const formChangeStatements = ({ held, released }: { held: string[]; released: string[] }): Statement[] => [
  ...jsonChunks(held).map((list) => ({
    sql: `UPDATE leads SET state = 'held', held_reason = 'legal_form', version = version + 1
      WHERE company_id IN (SELECT value FROM json_each(?)) AND state = 'open'`,
    params: [list],
  })),
  ...jsonChunks(released).flatMap((list) => [
    {
      sql: `UPDATE leads SET state = 'open', held_reason = NULL, version = version + 1
        WHERE company_id IN (SELECT value FROM json_each(?)) AND state = 'held' AND held_reason = 'legal_form'`,
      params: [list],
    },
    holdNeverCallsStatement(list),
  ]),
];

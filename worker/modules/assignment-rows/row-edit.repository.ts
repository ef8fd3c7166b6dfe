import type { DatabaseColumn } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { ContactField, NormalisedRow } from "#worker/matching/types.ts";
import { editCompanyStatements, registryVersionStatements } from "#worker/modules/companies/index.ts";
import { closeQuestionsStatement } from "#worker/modules/value-questions/index.ts";
import { nowIso } from "#worker/platform/clock.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { mustHaveChanged } from "#worker/platform/db/guard.ts";
import { randomName } from "#worker/platform/ids.ts";
import { addDays } from "#worker/retention/index.ts";
import type { JoinedRow } from "./row-cells.rules.ts";

export interface RowEdit {
  row: JoinedRow;
  /** The row's cells as they stood, read as an upload would read them; null where they name no company. */
  before: NormalisedRow | null;
  next: NormalisedRow;
  columns: DatabaseColumn[];
  input: { version: number; cells: Record<string, string> };
  todayOn: string;
}

const targetsOf = (edit: RowEdit) =>
  new Set(edit.columns.filter((column) => column.id in edit.input.cells).map((column) => column.target));

const companyFields = ["name", "legalForm", "kvk", "phone", "email", "website", "sector", "fte"] as const;

/** Only what the edit changed: a field the client has no column for stays as it is. */
const companyStatements = async (deps: Deps, edit: RowEdit, sourceId: string): Promise<Statement[]> => {
  const { row, before, next, todayOn } = edit;
  const changed = companyFields.filter((field) => next.company[field]?.value !== before?.company[field]?.value);
  if (changed.length === 0) return [];
  const fields = Object.fromEntries(changed.map((field) => [field, next.company[field] ?? null]));
  return editCompanyStatements(deps, row.companyId, { fields, keys: next.companyKeys, enteredOn: todayOn, sourceId });
};

/** Another address is another site of the company, and this row moves to it; the others stay where they are. */
const siteStatements = (deps: Deps, edit: RowEdit, sourceId: string): Statement[] => {
  const { row, next, todayOn } = edit;
  const addressEdited = [...targetsOf(edit)].some(
    (target) =>
      target !== null &&
      ["address", "street", "houseNumber", "houseNumberAddition", "postcode", "city", "country"].includes(target),
  );
  if (!addressEdited) return [];
  const { db } = deps;
  const { site } = next;
  if (site === null) return [db.statement("UPDATE assignment_rows SET site_id = NULL WHERE id = ?", [row.id])];
  const clocks = Object.fromEntries(
    (["street", "city", "country"] as const).flatMap((field) =>
      site[field] === undefined ? [] : [[field, [site[field]?.norm, todayOn, null, sourceId]]],
    ),
  );
  return [
    db.statement(
      `INSERT INTO company_sites (id, company_id, key, house_number, addition, postcode, street, city, country, clocks)
       SELECT ?, company_id, ?, ?, ?, ?, ?, ?, ?, ? FROM assignment_rows WHERE id = ?
       ON CONFLICT (company_id, key) DO UPDATE SET street = COALESCE(excluded.street, street), city = COALESCE(excluded.city, city),
         country = COALESCE(excluded.country, country), clocks = json_patch(clocks, excluded.clocks)`,
      [
        deps.newId("site"),
        site.key,
        site.houseNumber,
        site.addition,
        site.postcode,
        site.street?.value ?? null,
        site.city?.value ?? null,
        site.country?.value ?? null,
        JSON.stringify(clocks),
        row.id,
      ],
    ),
    db.statement(
      "UPDATE assignment_rows SET site_id = (SELECT s.id FROM company_sites s WHERE s.company_id = assignment_rows.company_id AND s.key = ?) WHERE id = ?",
      [site.key, row.id],
    ),
  ];
};

/**
 * The value that an edit replaces is kept as a superseded one (see `replacedBy`), with its own anchor and for the days of
 * such copies; a value that is taken away goes at once, with every copy of it (P3-11).
 */
const replacedContactStatements = (deps: Deps, contactId: string, field: string, edit: RowEdit): Statement[] => {
  const { db } = deps;
  if (edit.next.contact?.[field as ContactField] === undefined)
    return [
      db.statement("DELETE FROM former_contact_values WHERE contact_id = ? AND field = ?", [contactId, field]),
      closeQuestionsStatement(contactId, [field]),
    ];
  const dayBefore = addDays(edit.todayOn, -1);
  return [
    db.statement(
      `INSERT INTO former_contact_values (contact_id, field, norm, value, entered_on, verified_on, anchor_on, source_id, superseded_at)
       SELECT contact_id, field, norm, value, MIN(entered_on, ?), NULL, anchor_on, source_id, ? FROM contact_values
       WHERE contact_id = ? AND field = ? ON CONFLICT (contact_id, field, norm) DO UPDATE SET entered_on = excluded.entered_on, verified_on = NULL`,
      [dayBefore, nowIso(deps.clock), contactId, field],
    ),
  ];
};

const contactStatements = (deps: Deps, edit: RowEdit, sourceId: string): Statement[] => {
  const { row, before, next, todayOn } = edit;
  const { db } = deps;
  const values = next.contact ?? {};
  const statements: Statement[] = [];
  const contactId = row.contactId ?? (next.contact === null ? null : deps.newId("ctc"));
  if (contactId === null) return [];
  if (row.contactId === null)
    statements.push(
      db.statement(
        "INSERT INTO contacts (id, company_id, lawful_basis, basis_reference) SELECT ?, company_id, 'legitimate_interest', assignment_id FROM assignment_rows WHERE id = ?",
        [contactId, row.id],
      ),
      db.statement("INSERT INTO subject_pseudonyms (subject_id, pseudonym) VALUES (?, ?)", [contactId, randomName()]),
      db.statement("UPDATE assignment_rows SET contact_id = ? WHERE id = ?", [contactId, row.id]),
    );
  for (const field of ["name", "function", "email", "phone", "mobile", "profile"] as const) {
    const value = values[field];
    if (value?.value === before?.contact?.[field]?.value) continue;
    statements.push(...replacedContactStatements(deps, contactId, field, edit));
    statements.push(
      value === undefined
        ? db.statement("DELETE FROM contact_values WHERE contact_id = ? AND field = ?", [contactId, field])
        : db.statement(
            `INSERT INTO contact_values (contact_id, field, value, norm, entered_on, verified_on, anchor_on, source_id) VALUES (?, ?, ?, ?, ?, NULL, ?, ?)
             ON CONFLICT (contact_id, field) DO UPDATE SET value = excluded.value, norm = excluded.norm, entered_on = excluded.entered_on,
               verified_on = NULL, anchor_on = excluded.anchor_on, source_id = excluded.source_id
             WHERE contact_values.norm IS NOT excluded.norm OR contact_values.value IS NOT excluded.value`,
            [contactId, field, value.value, value.norm, todayOn, todayOn, sourceId],
          ),
    );
  }
  return statements;
};

const ownStatements = (deps: Deps, edit: RowEdit): Statement[] => {
  const { db } = deps;
  const company = { ...edit.row.ownCompanyCells };
  const statements: Statement[] = [];
  for (const column of edit.columns) {
    const text = edit.input.cells[column.id];
    if (text === undefined) continue;
    // A mapped cell may still hold the unreadable text of an upload; the edit takes its place.
    const kept = column.target === null ? text : "";
    if (kept === "" || column.ownClass === "company") delete company[column.id];
    if (kept !== "" && column.ownClass === "company") company[column.id] = kept;
    else if (kept === "")
      statements.push(
        db.statement("DELETE FROM row_personal_cells WHERE row_id = ? AND column_id = ?", [edit.row.id, column.id]),
      );
    else
      statements.push(
        db.statement(
          `INSERT INTO row_personal_cells (row_id, column_id, value, anchor_on) VALUES (?, ?, ?, ?)
           ON CONFLICT (row_id, column_id) DO UPDATE SET value = excluded.value, anchor_on = excluded.anchor_on WHERE row_personal_cells.value IS NOT excluded.value`,
          [edit.row.id, column.id, text, edit.todayOn],
        ),
      );
  }
  statements.push(
    db.statement("UPDATE assignment_rows SET own_cells = ? WHERE id = ?", [JSON.stringify(company), edit.row.id]),
  );
  return statements;
};

/** All of an edit as one batch; the version check stands first, so a stale edit changes nothing. */
export const editStatements = async (deps: Deps, grant: Grant<"row.update">, edit: RowEdit): Promise<Statement[]> => {
  const { db } = deps;
  const sourceId = `src_${randomName()}`;
  return [
    db.statement("UPDATE assignment_rows SET version = version + 1 WHERE id = ? AND version = ?", [
      edit.row.id,
      edit.input.version,
    ]),
    mustHaveChanged("row version"),
    db.statement("INSERT INTO value_sources (id, kind, assignment_id) VALUES (?, ?, ?)", [
      sourceId,
      grant.actor.role === "client" ? "client" : "supervisor",
      grant.facts.assignmentId,
    ]),
    ...(await companyStatements(deps, edit, sourceId)),
    ...siteStatements(deps, edit, sourceId),
    ...contactStatements(deps, edit, sourceId),
    ...ownStatements(deps, edit),
    ...registryVersionStatements(),
  ];
};

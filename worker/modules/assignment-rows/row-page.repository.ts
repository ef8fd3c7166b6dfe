import type { DatabaseColumn } from "#contract/rows.ts";
import { type Disclosure, type Grant, loggedRead } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import type { Statement } from "#worker/platform/db/db.ts";
import { jsonList } from "#worker/platform/db/json-list.ts";
import { liveValuesSql } from "#worker/retention/live-values.ts";
import { newestLabelSql } from "../outcomes/index.ts";
import type { JoinedRow } from "./row-cells.rules.ts";

/** Which rows: a page in file order, or one row. A SELECT of ids over its parameters. */
export interface RowSelection {
  sql: string;
  params: unknown[];
}

export const pageSelection = (assignmentId: string, afterOrdinal: number, limit: number): RowSelection => ({
  sql: "SELECT id FROM assignment_rows WHERE assignment_id = ? AND ordinal > ? ORDER BY ordinal LIMIT ?",
  params: [assignmentId, afterOrdinal, limit],
});
/** Rows by their ids, in whatever order they stand in the file. */
export const rowsById = (assignmentId: string, ids: readonly string[]): RowSelection => ({
  sql: "SELECT i.id FROM json_each(?) j JOIN assignment_rows i ON i.id = j.value AND i.assignment_id = ?",
  params: [jsonList(ids), assignmentId],
});
export const oneRow = (rowId: string): RowSelection => ({ sql: "SELECT ?", params: [rowId] });

interface BaseRow {
  id: string;
  ordinal: number;
  version: number;
  lead_id: string;
  company_id: string;
  state: JoinedRow["leadState"];
  last_outcome: string | null;
  held_reason: string | null;
  upload_id: string | null;
  priority: 0 | 1;
  last_outcome_label: string | null;
  contact_id: string | null;
  own_cells: string | null;
  name: string;
  legal_form: string | null;
  kvk: string | null;
  phone: string | null;
  email: string | null;
  website: string | null;
  sector: string | null;
  fte: string | null;
  site_id: string | null;
  street: string | null;
  house_number: string | null;
  addition: string | null;
  postcode: string | null;
  city: string | null;
  country: string | null;
}

// A row without an address of its own shows the company's best known one, so omissions are filled (P4.1-2).
const mainSite = `(SELECT s.id FROM company_sites s WHERE s.company_id = r.company_id
  ORDER BY COALESCE((SELECT MAX(j.value ->> 2) FROM json_each(s.clocks) j), '') DESC, s.postcode = '', s.key LIMIT 1)`;

const baseSql = (selection: RowSelection) => `
  SELECT r.id, r.ordinal, r.version, r.lead_id, r.company_id, l.state, l.last_outcome, l.held_reason, l.priority,
    ${newestLabelSql("l.assignment_id", "l.last_outcome")} AS last_outcome_label, r.upload_id, r.contact_id, r.own_cells,
    c.name, c.legal_form, c.kvk, c.phone, c.email, c.website, c.sector, c.fte,
    s.id AS site_id, s.street, s.house_number, s.addition, s.postcode, s.city, s.country
  FROM assignment_rows r JOIN leads l ON l.id = r.lead_id JOIN companies c ON c.id = r.company_id
    LEFT JOIN company_sites s ON s.id = COALESCE(r.site_id, ${mainSite})
  WHERE r.id IN (${selection.sql}) ORDER BY r.ordinal`;

const contactSql = (selection: RowSelection) => `
  SELECT r.id AS row_id, v.field, v.value, v.anchor_on
  FROM assignment_rows r JOIN contact_values v ON v.contact_id = r.contact_id
  WHERE r.id IN (${selection.sql}) AND ${liveValuesSql("v")}`;

const personalSql = (selection: RowSelection) => `
  SELECT p.row_id, p.column_id, p.value, p.anchor_on FROM row_personal_cells p
  WHERE p.row_id IN (${selection.sql}) AND p.anchor_on > ?`;

const columnsStatement = (deps: Deps, assignmentId: string): Statement =>
  deps.db.statement(
    "SELECT id, header, target, own_class FROM assignment_columns WHERE assignment_id = ? ORDER BY position",
    [assignmentId],
  );

const toColumns = (rows: unknown[]): DatabaseColumn[] =>
  (
    rows as { id: string; header: string; target: DatabaseColumn["target"]; own_class: DatabaseColumn["ownClass"] }[]
  ).map((row) => ({
    id: row.id,
    header: row.header,
    target: row.target,
    ownClass: row.own_class,
  }));

const toJoined = (base: unknown[], contacts: unknown[], cells: unknown[]): JoinedRow[] => {
  const rows = (base as BaseRow[]).map(
    (row): JoinedRow => ({
      id: row.id,
      ordinal: row.ordinal,
      version: row.version,
      leadId: row.lead_id,
      companyId: row.company_id,
      leadState: row.state,
      lastOutcome: row.last_outcome,
      heldReason: row.held_reason,
      uploadId: row.upload_id,
      priority: row.priority === 1,
      lastOutcomeLabel: row.last_outcome_label,
      company: {
        name: row.name,
        legalForm: row.legal_form,
        kvk: row.kvk,
        phone: row.phone,
        email: row.email,
        website: row.website,
        sector: row.sector,
        fte: row.fte,
      },
      site:
        row.site_id === null
          ? null
          : {
              street: row.street,
              houseNumber: row.house_number ?? "",
              addition: row.addition ?? "",
              postcode: row.postcode ?? "",
              city: row.city,
              country: row.country,
            },
      contactId: row.contact_id,
      contact: new Map(),
      ownCompanyCells: row.own_cells === null ? {} : (JSON.parse(row.own_cells) as Record<string, string>),
      ownPersonalCells: new Map(),
    }),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const value of contacts as { row_id: string; field: string; value: string; anchor_on: string }[])
    byId.get(value.row_id)?.contact.set(value.field, { value: value.value, anchorOn: value.anchor_on });
  for (const cell of cells as { row_id: string; column_id: string; value: string; anchor_on: string }[])
    byId.get(cell.row_id)?.ownPersonalCells.set(cell.column_id, { value: cell.value, anchorOn: cell.anchor_on });
  return rows;
};

export interface ReadRowsInput {
  selection: RowSelection;
  assignmentId: string;
  /** Latest anchor that is already purged: such values leave the database for nobody (time decides, not the cron). */
  purgeCutoff: string;
  /** How the look is logged: each record of a screen, or one line for a streamed page. */
  disclosure: "records" | { kind: "page"; id: string; count: number };
  more?: Statement[];
}

type Selected = Pick<ReadRowsInput, "selection" | "assignmentId" | "purgeCutoff">;
const rowStatements = (deps: Deps, { selection, assignmentId, purgeCutoff }: Selected): Statement[] => [
  columnsStatement(deps, assignmentId),
  deps.db.statement(baseSql(selection), selection.params),
  deps.db.statement(contactSql(selection), [...selection.params, purgeCutoff, purgeCutoff]),
  deps.db.statement(personalSql(selection), [...selection.params, purgeCutoff]),
];

/** Rows for a comparison by the machine: what is in them goes to nobody, so no look is logged. For stamps alone. */
export const readUnshownRows = async (deps: Deps, _grant: Grant<"row.list">, input: Selected) => {
  const [columns, base, contacts, cells] = await deps.db.batch(rowStatements(deps, input));
  return {
    columns: toColumns(columns?.rows ?? []),
    rows: toJoined(base?.rows ?? [], contacts?.rows ?? [], cells?.rows ?? []),
  };
};

/** Rows with their columns, in one batch with the log of the look. Extra statements' results follow in `more`. */
export const readRows = async (
  deps: Deps,
  grant: Grant<"row.list" | "row.update" | "row.export" | "row.lookup" | "row.verify">,
  input: ReadRowsInput,
) => {
  const { selection, disclosure, more = [] } = input;
  const looks: Disclosure =
    disclosure === "records"
      ? {
          kind: "row",
          records: {
            sql: `SELECT r.id AS record_id, r.contact_id AS subject_id FROM assignment_rows r WHERE r.id IN (${selection.sql})`,
            params: selection.params,
          },
        }
      : disclosure;
  const [columns, base, contacts, cells, ...rest] = await loggedRead(deps, grant, looks, [
    ...rowStatements(deps, input),
    ...more,
  ]);
  return {
    columns: toColumns(columns?.rows ?? []),
    rows: toJoined(base?.rows ?? [], contacts?.rows ?? [], cells?.rows ?? []),
    more: rest.map((result) => result.rows),
  };
};

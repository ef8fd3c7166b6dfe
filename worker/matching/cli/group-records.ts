import { normaliseRow } from "../normalise/row.ts";
import { groupPersonRecords } from "../persons/group-persons.ts";
import { resolveChunk } from "../resolve.ts";
import type { EngineField, NormalisedRow } from "../types.ts";

/** A file as read: one field or null per column, and its records in order. */
export interface MappedTable {
  file: string;
  fields: (EngineField | null)[];
  rows: string[][];
}
export interface GroupedRecords {
  /** Per file, per record: a number that records judged the same share. A record of which nothing can be judged has one of its own. */
  groups: number[][];
  doubtful: { a: RecordRef; b: RecordRef; evidence: string[] }[];
}
export interface RecordRef {
  table: number;
  /** From 1. */
  row: number;
}
type Cells = Partial<Record<EngineField, string>>;

/**
 * Which records of one or several files are the same company or person: one run of the engine over all of them.
 * Contacts of files without company columns are compared as persons at an address.
 * @throws Error that names the file, when companies are asked for and it has no company column, or nothing in it is known
 */
export function groupRecords(tables: MappedTable[], entity: "company" | "contact"): GroupedRecords {
  const withCompany = tables.filter(({ fields }) => fields.includes("companyName"));
  const bare = tables.find(({ fields }) => !fields.includes("companyName"));
  if (entity === "company" && bare)
    throw new Error(`${bare.file} has no column with company names: name it with --map FILE:companyName=column`);
  const unknown = tables.find(({ fields }) => fields.every((field) => field === null));
  if (unknown) throw new Error(`${unknown.file} has no column that says anything of a person: name them with --map`);
  const refs: RecordRef[] = [];
  const all: Cells[] = [];
  tables.forEach(({ fields, rows }, table) => {
    rows.forEach((cells, at) => {
      refs.push({ table, row: at + 1 });
      all.push(toCells(fields, cells));
    });
  });
  const { labels, doubtful } = withCompany.length === tables.length ? byCompany(all, entity) : groupPersonRecords(all);
  const numbers = new Map<string, number>();
  const groups: number[][] = tables.map(() => []);
  refs.forEach(({ table, row }, at) => {
    const label = labels[at] ?? `#${at}`;
    if (!numbers.has(label)) numbers.set(label, numbers.size + 1);
    (groups[table] as number[])[row - 1] = numbers.get(label) as number;
  });
  return {
    groups,
    doubtful: doubtful.map(({ a, b, evidence }) => ({ a: refs[a] as RecordRef, b: refs[b] as RecordRef, evidence })),
  };
}

/** The first column of a field that says something counts. */
function toCells(fields: (EngineField | null)[], row: string[]): Cells {
  const cells: Cells = {};
  fields.forEach((field, column) => {
    const cell = row[column] ?? "";
    if (field && !cells[field]?.trim()) cells[field] = cell;
  });
  return cells;
}

interface Labelled {
  labels: (string | null)[];
  doubtful: { a: number; b: number; evidence: string[] }[];
}

function byCompany(all: Cells[], entity: "company" | "contact"): Labelled {
  const rows: NormalisedRow[] = [];
  all.forEach((cells, at) => {
    const result = normaliseRow(at, cells);
    if (result.ok) rows.push(result.row);
  });
  let next = 0;
  const plan = resolveChunk({
    rows,
    companies: [],
    contacts: [],
    stamp: { enteredOn: "2000-01-01", source: "file" },
    newId: (kind) => `${kind}_${String(next++).padStart(8, "0")}`,
    crossingPersonal: "all",
  });
  const labels: (string | null)[] = all.map(() => null);
  const first = new Map<string, number>();
  for (const { ordinal, companyId, contactId } of plan.rows) {
    const id = entity === "company" ? companyId : contactId;
    labels[ordinal] = id;
    if (id && !first.has(id)) first.set(id, ordinal);
  }
  const pairs =
    entity === "company"
      ? plan.doubtfulCompanies.map(({ companyId, otherId, evidence }) => ({ one: companyId, other: otherId, evidence }))
      : plan.doubtfulContacts.map(({ contactId, otherId, evidence }) => ({ one: contactId, other: otherId, evidence }));
  return {
    labels,
    doubtful: pairs
      .map(({ one, other, evidence }) => ({ a: first.get(one) ?? -1, b: first.get(other) ?? -1, evidence }))
      .filter(({ a, b }) => a >= 0 && b >= 0),
  };
}

import type { TargetField } from "#contract/uploads.ts";
import { normaliseEmail } from "#worker/matching/normalise/email.ts";
import { normalisePhones } from "#worker/matching/normalise/phone.ts";
import { normaliseRow } from "#worker/matching/normalise/row.ts";
import type { NormalisedRow } from "#worker/matching/types.ts";
import { restoreFormula } from "#worker/platform/table-file/formula-mark.ts";
import type { MappedColumn } from "./columns.rules.ts";

export interface Refusal {
  rowNumber: number;
  code: string;
  field: string | null;
}
/** What a row holds beside the shared registry: the client's own cells, by column id. */
export interface OwnCells {
  company: Record<string, string>;
  personal: Record<string, string>;
}
export interface PreparedRow {
  rowNumber: number;
  row: NormalisedRow;
  own: OwnCells;
  /** Addresses and numbers of a person that stand in kept cells: a refused person must not come in that way either. */
  kept: { emails: string[]; phones: string[] };
}

/** Mapped fields whose unreadable text is surely about the company; any other kept text counts as personal. */
const general = new Set<TargetField>([
  "kvk",
  "postcode",
  "houseNumber",
  "houseNumberAddition",
  "fte",
  "website",
  "legalForm",
]);

const readRow = (
  rowNumber: number,
  cells: readonly string[],
  mapping: readonly MappedColumn[],
): PreparedRow | Refusal => {
  const refuse = (code: string, field: string | null = null): Refusal => ({ rowNumber, code, field });
  if (cells.every((cell) => cell.trim() === "")) return refuse("row.empty");
  if (cells.length > mapping.length && cells.slice(mapping.length).some((cell) => cell.trim() !== ""))
    return refuse("row.tooManyCells");
  const targets: Partial<Record<TargetField, string>> = {};
  const own: OwnCells = { company: {}, personal: {} };
  mapping.forEach(({ columnId, target, ownClass }, at) => {
    const cell = cells[at] ?? "";
    if (cell.trim() === "") return;
    if (target === null) own[ownClass][columnId] = cell;
    else if (targets[target] === undefined) targets[target] = cell;
  });
  const result = normaliseRow(rowNumber, targets);
  if (!result.ok) {
    const error = result.issues.find(({ level }) => level === "error");
    return refuse(error?.code ?? "row.unreadable", error?.field ?? null);
  }
  const prepared: PreparedRow = { rowNumber, row: result.row, own, kept: { emails: [], phones: [] } };
  if (result.issues.length > 0) keepUnread(prepared, new Set(result.issues.map(({ field }) => field)), cells, mapping);
  return prepared;
};

/** Nothing a client uploads is lost: a cell that is no such value stays with the row, as it was written (P4.1-6). */
const keepUnread = (
  { own, kept }: PreparedRow,
  fields: Set<TargetField | null>,
  cells: readonly string[],
  mapping: readonly MappedColumn[],
) => {
  mapping.forEach(({ columnId, target }, at) => {
    const cell = cells[at] ?? "";
    if (target === null || !fields.has(target) || cell.trim() === "") return;
    own[general.has(target) ? "company" : "personal"][columnId] = cell;
    const email = normaliseEmail(cell);
    if (email !== null && email !== "invalid") kept.emails.push(email.value);
    for (const phone of normalisePhones(cell).phones) kept.phones.push(phone.value);
  });
};

/** The rows of a chunk as the engine takes them, and those that are refused with their reason (P2-4). */
export const prepareRows = (
  firstRow: number,
  rows: readonly (readonly string[])[],
  mapping: readonly MappedColumn[],
) => {
  const accepted: PreparedRow[] = [];
  const refused: Refusal[] = [];
  rows.forEach((cells, at) => {
    // A download's neutralising mark comes off again, so that upload → download → upload changes nothing.
    const read = readRow(firstRow + at, cells.map(restoreFormula), mapping);
    if ("code" in read) refused.push(read);
    else accepted.push(read);
  });
  return { accepted, refused };
};

import * as v from "valibot";
import { rowId } from "./common.ts";
import type { OutcomeWord } from "./desk.ts";
import type { targetFields } from "./uploads.ts";

/** The state of a value by its clock; company data has none. A purged value is not there at all. */
export type CellState = "fresh" | "review" | "company";
export interface DatabaseColumn {
  id: string;
  header: string;
  target: (typeof targetFields)[number] | null;
  ownClass: "company" | "personal";
}
/** One row of the client's database, cells in the client's column order. */
export interface DatabaseRow {
  id: string;
  ordinal: number;
  version: number;
  leadId: string;
  leadState: "open" | "closed" | "held" | "review";
  lastOutcome: OutcomeWord | null;
  heldReason: string | null;
  /** The upload that brought or last changed the row; null for one that was made in a call. */
  uploadId: string | null;
  /** Called before repeats and new leads. */
  priority: boolean;
  cells: { text: string; state: CellState; until: string | null }[];
}
export interface DatabasePage {
  columns: DatabaseColumn[];
  rows: DatabaseRow[];
  next: string | null;
  /** Counted for the first page only; null on later pages. */
  total: number | null;
}
/** Orders of the grid; a page costs the same in each, wherever it stands. */
export const rowSorts = ["file", "company", "outcome"] as const;
export type RowSort = (typeof rowSorts)[number];
export const leadStates = ["open", "closed", "held", "review"] as const;
export const rowChecks = ["review", "purge", "form"] as const;
/** Filters of general data only: no content of a person is ever searched (P4.3-4 asks the same of notes). */
const rowFilter = v.strictObject({
  /** Part of a general value of the company: name, KVK number, main phone, website, sector, legal form, place, postcode, own columns. */
  text: v.optional(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(100))),
  state: v.optional(v.picklist(leadStates)),
  /** Last outcome; "" = not called yet. */
  outcome: v.optional(v.pipe(v.string(), v.regex(/^[a-z_0-9]{0,60}$/i))),
  /** Rows with a person's value to verify, or that goes within the forecast; companies without a legal form (L-7). */
  check: v.optional(v.picklist(rowChecks)),
});
export type RowFilter = v.InferOutput<typeof rowFilter>;
const cursor = v.optional(v.pipe(v.string(), v.maxLength(2_000)));
/** In the body, because what is searched for does not belong in an address (P1-1). At most one of after, before, from. */
export const rowPageInput = v.strictObject({
  sort: v.optional(v.picklist(rowSorts), "file"),
  filter: v.optional(rowFilter, {}),
  after: cursor,
  before: cursor,
  /** Jump: a row number, the first letters of a company, or an outcome, after the order. */
  from: v.optional(v.pipe(v.string(), v.maxLength(100))),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), 100),
});
export type RowPageInput = v.InferOutput<typeof rowPageInput>;
/** One page of an order; `previous` and `next` are null at its ends. A filtered page may hold few rows and still have a next. */
export interface RowPage extends DatabasePage {
  previous: string | null;
}
const rowIds = v.pipe(v.array(rowId), v.minLength(1), v.maxLength(200));
/** Stamps of rows on screen: another stamp means that something visible changed; a row that is missing is gone. */
export const rowIdsInput = v.strictObject({ ids: rowIds });
export interface RowStamp {
  id: string;
  stamp: string;
}
export const deleteRowsInput = v.strictObject({ ids: rowIds });
/** Exact: the whole name or the whole e-mail address of a contact, within this assignment. */
export const rowLookupInput = v.union([
  v.strictObject({ name: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200)) }),
  v.strictObject({ email: v.pipe(v.string(), v.trim(), v.minLength(5), v.maxLength(254)) }),
]);
/** The columns whose values were checked with somebody who knows. */
export const verifyRowInput = v.strictObject({
  version: v.pipe(v.number(), v.integer()),
  columns: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.minLength(1), v.maxLength(50)),
});

/** Edits by column id. `version` is the one the editor saw; another answers 409. */
export const updateRowInput = v.strictObject({
  version: v.pipe(v.number(), v.integer()),
  cells: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.string(), v.maxLength(32_000))),
});
/** Kinds of file a database is downloaded as. */
export const downloadKinds = ["excel-nl", "xlsx", "excel-nl-1252", "comma-utf8", "tab-utf8"] as const;
export const exportQuery = v.strictObject({
  dialect: v.optional(v.picklist(downloadKinds), "excel-nl"),
  notes: v.optional(v.picklist(["yes", "no"]), "yes"),
});
/** What a supervisor arranges of a lead: its priority, and that one an agent left to its supervisor is called after all. */
export const arrangeLeadInput = v.strictObject({
  priority: v.optional(v.boolean()),
  release: v.optional(v.literal(true)),
});
export const arrangeUploadInput = v.strictObject({ priority: v.boolean() });
export interface DeletionReceipt {
  id: string;
  kind: "row" | "upload" | "assignment";
  counts: Record<string, number>;
  deletedAt: string;
}
export interface AccessLogRow {
  seq: number;
  at: string;
  role: string;
  pseudonym: string;
  action: string;
  purpose: string;
  recordKind: string;
  recordId: string | null;
  recordCount: number;
  outcome: string;
}

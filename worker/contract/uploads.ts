import * as v from "valibot";
import { assignmentId } from "./common.ts";

/** What a column of a file can mean. Anything else is an own column of the client, classed company or personal. */
export const targetFields = [
  "companyName",
  "legalForm",
  "kvk",
  "address",
  "street",
  "houseNumber",
  "houseNumberAddition",
  "postcode",
  "city",
  "country",
  "phone",
  "website",
  "email",
  "sector",
  "fte",
  "personName",
  "title",
  "firstName",
  "initials",
  "prefix",
  "lastName",
  "function",
  "contactEmail",
  "contactPhone",
  "mobile",
  "profile",
] as const;
export type TargetField = (typeof targetFields)[number];
export const ownClasses = ["company", "personal"] as const;
export type OwnClass = (typeof ownClasses)[number];

const header = v.pipe(v.string(), v.maxLength(500));
const column = v.strictObject({
  header,
  target: v.nullable(v.picklist(targetFields)),
  ownClass: v.picklist(ownClasses),
});
export type UploadColumn = v.InferOutput<typeof column>;

/** What a file is: companies to call, or companies that nobody calls for this client (its customers, its partners). */
export const uploadKinds = ["leads", "never_call"] as const;
export type UploadKind = (typeof uploadKinds)[number];

const rowNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
/** Most rows that are named one by one. */
export const MAX_NAMED_ROWS = 2_000;
const namedRows = v.pipe(v.array(rowNumber), v.maxLength(MAX_NAMED_ROWS));
/**
 * How a file was read and what was changed in its rows, so that an upload that broke off can go on with the same rows: settings and
 * row numbers, never a value of the file.
 */
const uploadReading = v.strictObject({
  /** Null for text. */
  sheet: v.nullable(v.pipe(v.string(), v.maxLength(255))),
  encoding: v.nullable(v.pipe(v.string(), v.maxLength(20))),
  delimiter: v.nullable(v.pipe(v.string(), v.length(1))),
  /** Record in which the header starts, 0 = none, and how many records it takes. */
  headerRow: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2_000)),
  headerLines: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  /** Text that was encoded twice was mended while reading. */
  repair: v.boolean(),
  /** Repairs of all rows, by name, in the order in which they were made. */
  repairs: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z.]{1,40}$/))), v.maxLength(40)),
  /** Rows that were left out. */
  discarded: namedRows,
  /** Rows with a cell that was changed by hand. What was typed is kept nowhere. */
  edited: namedRows,
  /** More rows were left out or changed than are named. */
  more: v.boolean(),
});
export type UploadReading = v.InferOutput<typeof uploadReading>;

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Opens an upload, or finds the running one of the same file and mapping again. */
export const openUploadInput = v.strictObject({
  assignmentId,
  kind: v.optional(v.picklist(uploadKinds), "leads"),
  contentHash: hash,
  columns: v.pipe(v.array(column), v.minLength(1), v.maxLength(400)),
  rowCount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  reading: v.optional(v.nullable(uploadReading), null),
});
/** Rows `firstRow` … of the file (record numbers from 1), each an array of cells in column order. */
export const chunkInput = v.strictObject({
  rows: v.pipe(
    v.array(v.pipe(v.array(v.pipe(v.string(), v.maxLength(32_000))), v.maxLength(400))),
    v.minLength(1),
    v.maxLength(2_000),
  ),
});

export interface UploadCounts {
  rows: number;
  refused: number;
  newCompanies: number;
  matchedCompanies: number;
  correctedValues: number;
  newContacts: number;
  matchedContacts: number;
  doubtful: number;
  heldBack: number;
  unchanged: number;
  suppressed: number;
}
/** Before the first chunk. */
export const noCounts: UploadCounts = {
  rows: 0,
  refused: 0,
  newCompanies: 0,
  matchedCompanies: 0,
  correctedValues: 0,
  newContacts: 0,
  matchedContacts: 0,
  doubtful: 0,
  heldBack: 0,
  unchanged: 0,
  suppressed: 0,
};
export interface UploadView {
  id: string;
  assignmentId: string;
  kind: UploadKind;
  state: "running" | "done" | "abandoned";
  rowCount: number;
  /** SHA-256 of the file and the mapping it was opened with: a file chosen again is recognised before it is sent. */
  contentHash: string;
  columns: UploadColumn[];
  /** As it was last opened; null for an upload that no wizard made. */
  reading: UploadReading | null;
  /** The chunk size the server wants now, in rows. */
  chunkSize: number;
  /** Ranges of rows the server already holds, ascending: a resumed upload sends only the gaps. */
  applied: { firstRow: number; lastRow: number }[];
  counts: UploadCounts;
  createdAt: string;
  finishedAt: string | null;
  /** When its undo began and ended; a begun one goes on where it stopped. */
  undoStartedAt: string | null;
  undoneAt: string | null;
}
export interface UploadRefusal {
  rowNumber: number;
  code: string;
  field: string | null;
}

const previewRow = v.tuple([
  v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(32_000))), v.maxLength(400)),
]);
/**
 * What the rows from `firstRow` on would do, with nothing written. The server remembers nothing between two calls: `before` brings
 * back the companies that earlier rows of the file ended up in, as far as these rows share a key with them.
 */
export const previewInput = v.strictObject({
  ...v.omit(openUploadInput, ["reading"]).entries,
  firstRow: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  rows: chunkInput.entries.rows,
  before: v.pipe(
    v.array(v.strictObject({ seal: v.pipe(v.string(), v.maxLength(400_000)), rows: v.array(previewRow) })),
    v.maxLength(20_000),
  ),
  /** Rows of this part that share a key with a later one: only what they end up in is needed again. */
  again: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1))), v.maxLength(2_000)),
  /** Keys that more companies of earlier rows hold than one is looked up by. */
  generic: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(5_000)),
});
export type PreviewInput = v.InferOutput<typeof previewInput>;

/** A company or person that rows of a chunk ended up in. `label` names it within this preview and tells nothing else. */
export interface PreviewRecord {
  label: string;
  rows: number[];
  /** Within this client's own databases (P1-5): new there, known there, or brought in by an earlier row of this file. */
  outcome: "new" | "known" | "earlier";
  /** Fields of a known record that change. */
  changed: string[];
}
export interface PreviewCompany extends PreviewRecord {
  /** Its new lead waits for consent (L-7). */
  held: boolean;
  /** What a later call needs of it, null when none does; only this server can open it. */
  seal: string | null;
}
export interface PreviewView {
  /** The chunk size the server wants now, in rows. */
  chunkSize: number;
  companies: PreviewCompany[];
  contacts: PreviewRecord[];
  /** Companies of earlier rows that turn out to be one. */
  merged: { from: string; into: string }[];
  refused: UploadRefusal[];
  /** Rows of pairs that may be the same; one row where the other side stands in the database already. */
  doubts: { kind: "company" | "contact"; rows: number[] }[];
  unchanged: number;
  suppressed: number;
}

import * as v from "valibot";
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

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

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Opens an upload, or finds the running one of the same file and mapping again. */
export const openUploadInput = v.strictObject({
  assignmentId,
  contentHash: hash,
  columns: v.pipe(v.array(column), v.minLength(1), v.maxLength(400)),
  rowCount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
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
export interface UploadView {
  id: string;
  assignmentId: string;
  state: "running" | "done" | "abandoned";
  rowCount: number;
  /** The chunk size the server wants now, in rows. */
  chunkSize: number;
  /** Ranges of rows the server already holds, ascending: a resumed upload sends only the gaps. */
  applied: { firstRow: number; lastRow: number }[];
  counts: UploadCounts;
  createdAt: string;
  finishedAt: string | null;
}
export interface UploadRefusal {
  rowNumber: number;
  code: string;
  field: string | null;
}

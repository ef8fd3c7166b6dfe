import type * as v from "valibot";
import {
  assignmentsAnswer,
  assignmentViewAnswer,
  columnsAnswer,
  refusalsAnswer,
  uploadAnswer,
  uploadsAnswer,
} from "#contract/api-answers.ts";

/** How one endpoint is described to the makers of a client's own systems. */
export interface Operation {
  id: string;
  summary: string;
  description?: string;
  /** The schema of its JSON answer, or the media type of a file. */
  answer: v.GenericSchema | "text/csv";
}

/** Endpoints a token reaches, by method and path. One that is missing here fails a test. */
export const operations: Record<string, Operation> = {
  "GET /api/assignments": {
    id: "listAssignments",
    summary: "Your assignments",
    description: "The id of an assignment is what every other call starts from.",
    answer: assignmentsAnswer,
  },
  "GET /api/assignments/:id": {
    id: "readAssignment",
    summary: "One assignment with its counts",
    answer: assignmentViewAnswer,
  },
  "GET /api/uploads": {
    id: "listUploads",
    summary: "The uploads of an assignment, newest first",
    answer: uploadsAnswer,
  },
  "GET /api/uploads/columns": {
    id: "knownColumns",
    summary: "What columns meant in your earlier uploads",
    answer: columnsAnswer,
  },
  "POST /api/uploads": {
    id: "openUpload",
    summary: "Open an upload, or find the running one of the same file and mapping again",
    description:
      "Say what each column means: `target` names a field, null keeps it as an own column. `contentHash` is the SHA-256 of the file in lower-case hex: by it a broken-off upload is found again. The answer names the `chunkSize` to send and which ranges of rows are already there.",
    answer: uploadAnswer,
  },
  "GET /api/uploads/:id": { id: "readUpload", summary: "How far an upload is, and what it did", answer: uploadAnswer },
  "PUT /api/uploads/:id/chunks/:firstRow": {
    id: "sendChunk",
    summary: "Send rows of an upload",
    description:
      "Rows from `firstRow` on, counted from 1, as arrays of cells in the order of the columns. Sending a range again changes nothing. `uploads.registry_busy` (503) means: wait a second and send the same again.",
    answer: uploadAnswer,
  },
  "POST /api/uploads/:id/finish": {
    id: "finishUpload",
    summary: "Say that all rows were sent",
    description: "Answers `uploads.incomplete` (409) while rows are missing; `applied` of the upload tells which.",
    answer: uploadAnswer,
  },
  "GET /api/uploads/:id/refusals": {
    id: "listRefusals",
    summary: "Rows that were not taken, with the reason; never a value",
    answer: refusalsAnswer,
  },
  "GET /api/assignments/:assignmentId/export": {
    id: "download",
    summary: "The current database as a file, in your own columns and order",
    description:
      "Streamed as it stands at that moment. The header `x-row-count` tells how many rows the file holds, so that a download that broke off is noticed.",
    answer: "text/csv",
  },
};

/** Reached by a token's permissions too, but of no use to another system. */
export const ownScreensOnly: Record<string, string> = {
  "POST /api/uploads/preview": "needs the sealed state that the upload wizard carries from call to call",
  "GET /api/uploads/:uploadId/undo": "says what an undo would do, which only a person can start",
};

import type { Replayers } from "./erasure-ledger/replay.ts";
import { replayAssignment, replayRows, replayUpload } from "./modules/assignment-rows/index.ts";

/** Who does an act of the erasure ledger again, by its kind. An unknown kind keeps the database closed. */
export const replayers: Replayers = {
  rows: replayRows,
  upload: replayUpload,
  assignment: replayAssignment,
};

import { withdrawn } from "./erasure-ledger/ledger.ts";
import type { Replayers } from "./erasure-ledger/replay.ts";
import { replayAssignment, replayRows, replayUpload } from "./modules/assignment-rows/index.ts";
import { replayNote, replayPersons, replayValues } from "./modules/forgotten-persons/index.ts";

/** Who does an act of the erasure ledger again, by its kind. An unknown kind keeps the database closed. */
export const replayers: Replayers = {
  rows: replayRows,
  upload: replayUpload,
  assignment: replayAssignment,
  persons: replayPersons,
  values: replayValues,
  note: replayNote,
  [withdrawn]: async () => 0,
};

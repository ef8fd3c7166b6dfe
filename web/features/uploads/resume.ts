import { MAX_NAMED_ROWS, type UploadReading, type UploadView } from "#contract/uploads.ts";
import { gapsOf } from "./gaps.ts";
import type { Encoding, ReadOptions, TableSummary } from "./reading/reader-client.ts";
import type { Changed } from "./rows/row-views.ts";
import type { OpenUpload } from "./uploads.queries.ts";

/** What is kept with an upload to read the same rows again: settings and row numbers. */
export function readingOf(summary: TableSummary, changed: Changed): UploadReading {
  const { discarded, edited, repairs } = changed;
  return {
    sheet: summary.sheet,
    encoding: summary.encoding,
    delimiter: summary.delimiter,
    headerRow: summary.headerRow,
    headerLines: summary.headerLines,
    repair: summary.mojibake.repaired,
    repairs,
    discarded: discarded.slice(0, MAX_NAMED_ROWS),
    edited: edited.slice(0, MAX_NAMED_ROWS),
    more: changed.more || discarded.length > MAX_NAMED_ROWS || edited.length > MAX_NAMED_ROWS,
  };
}

/** Reads the file the way it was read before. */
export const optionsOf = (reading: UploadReading): ReadOptions => ({
  ...(reading.sheet === null ? {} : { sheet: reading.sheet }),
  ...(reading.encoding === null ? {} : { encoding: reading.encoding as Encoding }),
  ...(reading.delimiter === null ? {} : { delimiter: reading.delimiter }),
  headerRow: reading.headerRow,
  ...(reading.headerLines === 0 ? {} : { headerLines: reading.headerLines }),
  repair: reading.repair,
});

/** What was changed in rows that the server does not hold yet. */
export function changedInGaps(view: UploadView): Changed {
  const { repairs = [], discarded = [], edited = [], more = false } = view.reading ?? {};
  const gaps = gapsOf(view.applied, view.rowCount);
  const open = (row: number) => gaps.some(({ firstRow, lastRow }) => row >= firstRow && row <= lastRow);
  return { repairs, discarded: discarded.filter(open), edited: edited.filter(open), more };
}

/** Whether a run of this input takes up that upload. */
export const takesUp = (view: UploadView, input: OpenUpload): boolean =>
  view.state !== "done" &&
  view.kind === input.kind &&
  view.contentHash === input.contentHash &&
  view.rowCount === input.rowCount &&
  JSON.stringify(view.columns.map(({ header, target, ownClass }) => [header, target, ownClass])) ===
    JSON.stringify(input.columns.map(({ header, target, ownClass }) => [header, target, ownClass]));

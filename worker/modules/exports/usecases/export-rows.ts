import type * as v from "valibot";
import { defaultOutcomes } from "#contract/outcomes.ts";
import type { exportQuery } from "#contract/rows.ts";
import type { Grant } from "#worker/access/index.ts";
import type { Deps } from "#worker/deps.ts";
import { cellOf, layoutOf, pageSelection, readRows } from "#worker/modules/assignment-rows/index.ts";
import { decryptNotes, openAnswers } from "#worker/modules/call-notes/index.ts";
import { allSettings } from "#worker/modules/outcomes/index.ts";
import { problem } from "#worker/platform/http/problem.ts";
import { xlsxRowLimit } from "#worker/platform/table-file/xlsx.ts";
import { cutoffsAt, localDate } from "#worker/retention/index.ts";
import {
  countRows,
  findHeaders,
  type PageNote,
  pageCallsStatement,
  pageNotesStatement,
  usesDefaultFields,
} from "../exports.repository.ts";
import { fileOf } from "../file-kinds.ts";
import { noteCell, resultHeaders } from "../note-columns.rules.ts";
import { type ResultCall, resultCells, resultLabels, type Versions } from "../result-columns.rules.ts";

type Options = v.InferOutput<typeof exportQuery>;

const pageRows = 1_000;
/** The columns of results behind the client's own; null where the download is without them. */
interface ResultColumns {
  labels: string[];
  versions: Versions;
}

const resultColumns = async (deps: Deps, assignmentId: string): Promise<ResultColumns> => {
  const versions = [defaultOutcomes, ...(await allSettings(deps, assignmentId))];
  return { versions, labels: resultLabels(versions, await usesDefaultFields(deps.db, assignmentId)) };
};

/** One page of the file: the rows after `after`, logged as one line in the batch that reads them. */
const readPage = async (
  deps: Deps,
  grant: Grant<"row.export">,
  results: ResultColumns | null,
  after: number,
  count: number,
) => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const cutoffs = cutoffsAt(deps.clock.now());
  const selection = pageSelection(assignmentId, after, pageRows);
  const { columns, rows, more } = await readRows(deps, grant, {
    selection,
    assignmentId,
    purgeCutoff: cutoffs.purge,
    disclosure: { kind: "page", id: `after ${after}`, count },
    more:
      results === null
        ? []
        : [pageNotesStatement(deps.db, selection), pageCallsStatement(deps.db, selection, cutoffs.purge)],
  });
  const notes = await decryptNotes(deps, assignmentId, (more[0] ?? []) as PageNote[]);
  const calls = (more[1] ?? []) as ResultCall[];
  const answers = await openAnswers(deps, assignmentId, calls);
  const callsOf = new Map<string, ResultCall[]>();
  for (const call of calls) callsOf.set(call.lead_id, [...(callsOf.get(call.lead_id) ?? []), call]);
  const layout = layoutOf(columns);
  const records = rows.map((row) => {
    const cells = columns.map((column) => cellOf(column, row, layout, cutoffs).text);
    if (results === null) return cells;
    const found = resultCells(callsOf.get(row.leadId) ?? [], results.labels, results.versions, answers);
    return [...cells, ...found, noteCell(row.leadId, notes)];
  });
  return { records, last: rows.at(-1)?.ordinal ?? null };
};

/**
 * A download: headers in the client's own words and order, current values, notes at the end. Purged and erased values
 * can't be in it, for it reads what every reader reads (P4.2-11). Pulled by the receiver, so memory holds one page.
 * Errors: 409 `exports.too_many_rows` when a worksheet can't hold them all.
 */
export const exportRows = async ({
  deps,
  grant,
  input,
}: {
  deps: Deps;
  grant: Grant<"row.export">;
  input: Options;
}) => {
  const assignmentId = grant.facts.assignmentId ?? "";
  const file = fileOf(input.dialect);
  const rowCount = await countRows(deps.db, assignmentId);
  if (file.extension === "xlsx" && rowCount > xlsxRowLimit) throw problem("exports.too_many_rows");
  const headers = await findHeaders(deps.db, assignmentId);
  const results = input.notes === "yes" ? await resultColumns(deps, assignmentId) : null;
  let after = 0;
  let left = rowCount;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) =>
      controller.enqueue(file.start(results === null ? headers : [...headers, ...resultHeaders(results.labels)])),
    async pull(controller) {
      const { records, last } = await readPage(deps, grant, results, after, Math.min(left, pageRows));
      controller.enqueue(file.rows(records));
      if (last === null || left <= pageRows) {
        controller.enqueue(file.end());
        return controller.close();
      }
      after = last;
      left -= pageRows;
    },
  });
  // No client's or assignment's name in a file name (P1-1); the row count shows a cut download.
  const fileName = `leadhunter-${localDate(deps.clock.now())}-${rowCount}-rows.${file.extension}`;
  return { fileName, contentType: file.contentType, rowCount, body };
};

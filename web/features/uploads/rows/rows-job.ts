import type { PreviewView } from "#contract/uploads.ts";
import { fitting } from "../chunk-limits.ts";
import { PreviewSession, type Received } from "../preview/preview-session.ts";
import type { PreviewTotals } from "../preview/totals.ts";
import type { ColumnTarget } from "../reading/check.ts";
import { MAX_SLICE } from "../reading/protocol.ts";
import type { Changed, RowFilter, RowsState, RowView } from "./row-views.ts";
import type { TableRows } from "./table-rows.ts";

/** What the page asks about the rows after they were read; the answer is typed by `RowsAnswers`. */
export type RowsAsk =
  | { do: "view"; filter: RowFilter; from: number; count: number; afresh: boolean }
  | { do: "views"; rows: number[] }
  | { do: "edit"; row: number; column: number; text: string }
  | { do: "discard"; rows: number[]; on: boolean }
  | { do: "discardAll"; filter: RowFilter }
  | { do: "repair"; repair: string }
  | { do: "undo" }
  | { do: "redo"; changed: Changed }
  | { do: "acceptRedo" }
  | { do: "changed" }
  | { do: "chunk"; from: number; count: number }
  | { do: "previewStart"; mapping: ColumnTarget[]; received: Received | null; input: object }
  | { do: "previewNext" }
  | { do: "previewAdopt"; answer: string };

export interface RowsAnswers {
  view: { total: number; rows: RowView[] };
  views: RowView[];
  edit: RowsState;
  discard: RowsState;
  discardAll: RowsState;
  repair: RowsState;
  undo: RowsState;
  redo: RowsState;
  acceptRedo: RowsState;
  changed: Changed;
  previewStart: null;
  /** The longest beginning of these rows that fits one request, written out, and how many that are. */
  chunk: { body: string; rows: number };
  /** The request, written out: thousands of rows never pass through the page. */
  previewNext: string | null;
  /** The totals come with the last part. */
  previewAdopt: { fraction: number; totals: PreviewTotals | null };
}

const PREPARE_ROWS = 2_000;
/** The page never gets more rows at once. */
const MOST_VIEWED = 500;

/** Answers the page about the rows of one table. */
export class RowsJob {
  readonly #rows: TableRows;
  #preview: PreviewSession | null = null;
  /** What every request of the preview says beside the rows. */
  #input: object = {};

  constructor(rows: TableRows) {
    this.#rows = rows;
  }

  async answer(
    ask: RowsAsk,
    giveWay: () => Promise<void>,
    signal: AbortSignal,
    onProgress: (fraction: number) => void,
  ): Promise<RowsAnswers[RowsAsk["do"]]> {
    const rows = this.#rows;
    switch (ask.do) {
      case "view":
        return rows.view(ask.filter, ask.from, Math.min(ask.count, MOST_VIEWED), ask.afresh);
      case "views":
        return rows.views(ask.rows.slice(0, MOST_VIEWED));
      case "edit":
        rows.edit(ask.row, ask.column, ask.text);
        return rows.state;
      case "discard":
        rows.discard(ask.rows, ask.on);
        return rows.state;
      case "discardAll":
        rows.discardAll(ask.filter);
        return rows.state;
      case "repair":
        rows.repair(ask.repair);
        return rows.state;
      case "undo":
        rows.undo();
        return rows.state;
      case "redo":
        rows.redo(ask.changed);
        return rows.state;
      case "acceptRedo":
        rows.acceptRedo();
        return rows.state;
      case "changed":
        return rows.changed;
      case "previewStart":
        if (!rows.isCheckedBy(ask.mapping)) rows.startCheck(ask.mapping);
        for (let row = rows.checkedRows + 1; row <= rows.count; row += PREPARE_ROWS) {
          rows.checkNext(row, PREPARE_ROWS);
          await giveWay();
          signal.throwIfAborted();
        }
        this.#input = ask.input;
        this.#preview = new PreviewSession(rows, ask.mapping, ask.received);
        while (this.#preview.prepare(PREPARE_ROWS)) {
          onProgress(this.#preview.prepared);
          await giveWay();
          signal.throwIfAborted();
        }
        return null;
      case "chunk": {
        const fit = fitting(rows.slice(ask.from, Math.min(ask.count, MAX_SLICE)));
        return { body: JSON.stringify({ rows: fit }), rows: fit.length };
      }
      case "previewNext": {
        const part = this.#preview?.next() ?? null;
        return part === null ? null : JSON.stringify({ ...this.#input, ...part });
      }
      case "previewAdopt": {
        this.#preview?.adopt(JSON.parse(ask.answer) as PreviewView);
        const preview = this.#preview as PreviewSession;
        return { fraction: preview.fraction, totals: preview.fraction < 1 ? null : preview.totals };
      }
    }
  }
}

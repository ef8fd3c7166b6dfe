import type { RowsState } from "../rows/row-views.ts";
import { RowsJob } from "../rows/rows-job.ts";
import { TableRows } from "../rows/table-rows.ts";
import type { ColumnTarget } from "./check.ts";
import { ColumnSamples } from "./column-samples.ts";
import {
  HEAD_ROWS,
  MAX_ROWS,
  MAX_SLICE,
  type OpenedHead,
  type ReaderAnswers,
  type ReaderReply,
  type ReaderRequest,
} from "./protocol.ts";
import { ReadError } from "./read-error.ts";
import { readTable } from "./read-table.ts";
import { RowStore } from "./row-store.ts";
import { giveWay } from "./source.ts";
import type { ReadOptions } from "./table.ts";

const CHECK_SLICE = 1_000;
type Progress = (fraction: number) => void;

/** The worker's side: holds the rows of one file in memory (P3-1: never in storage) and answers the page. */
export class ReaderService {
  readonly #post: (reply: ReaderReply) => void;
  readonly #running = new Map<number, AbortController>();
  #rows = new TableRows(new RowStore(), 0);
  #job = new RowsJob(this.#rows);

  constructor(post: (reply: ReaderReply) => void) {
    this.#post = post;
  }

  async handle(request: ReaderRequest): Promise<void> {
    if (request.kind === "cancel") return this.#running.get(request.id)?.abort();
    const control = new AbortController();
    this.#running.set(request.id, control);
    try {
      const value = await this.#answer(request, this.#progress(request.id), control.signal);
      this.#post({ id: request.id, kind: "done", value });
    } catch (error) {
      const code = error instanceof ReadError ? error.code : control.signal.aborted ? "aborted" : "reader.crashed";
      this.#post({ id: request.id, kind: "failed", code });
    } finally {
      this.#running.delete(request.id);
    }
  }

  async #answer(
    request: Exclude<ReaderRequest, { kind: "cancel" }>,
    onProgress: Progress,
    signal: AbortSignal,
  ): Promise<ReaderAnswers[keyof ReaderAnswers]> {
    switch (request.kind) {
      case "open":
        return this.#open(request.file, request.options, onProgress, signal);
      case "rows":
        return this.#rows.slice(request.from, Math.min(request.count, MAX_SLICE));
      case "check":
        return this.#check(request.mapping, onProgress, signal);
      case "ask":
        return this.#job.answer(request.ask, giveWay, signal, onProgress);
    }
  }

  async #open(file: Blob, options: ReadOptions, onProgress: Progress, signal: AbortSignal): Promise<OpenedHead> {
    const store = new RowStore();
    const samples = new ColumnSamples();
    const keep = (rows: string[][]) => {
      if (store.count + rows.length > MAX_ROWS) throw new ReadError("file.too_many_rows");
      samples.add(rows);
      store.add(rows);
    };
    const summary = await readTable(file, { ...options, onProgress }, keep, signal);
    this.#rows = new TableRows(store, summary.columnCount);
    this.#job = new RowsJob(this.#rows);
    const head = store.slice(0, HEAD_ROWS, summary.columnCount);
    return { summary, head, columnSamples: samples.result(summary.columnCount) };
  }

  async #check(mapping: ColumnTarget[], onProgress: Progress, signal: AbortSignal): Promise<RowsState> {
    this.#rows.startCheck(mapping);
    for (let row = 1; row <= this.#rows.count; row += CHECK_SLICE) {
      this.#rows.checkNext(row, CHECK_SLICE);
      onProgress(Math.min(1, (row + CHECK_SLICE) / this.#rows.count));
      await giveWay();
      signal.throwIfAborted();
    }
    return this.#rows.state;
  }

  /** At most a hundred messages per job. */
  #progress(id: number): Progress {
    let last = -1;
    return (fraction) => {
      const step = Math.floor(fraction * 100);
      if (step <= last) return;
      last = step;
      this.#post({ id, kind: "progress", fraction });
    };
  }
}

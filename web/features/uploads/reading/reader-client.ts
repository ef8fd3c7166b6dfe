import type { RowsState } from "../rows/row-views.ts";
import type { RowsAnswers, RowsAsk } from "../rows/rows-job.ts";
import type { ColumnTarget } from "./check.ts";
import type { OpenedHead, ReaderAnswers, ReaderReply, ReaderRequest } from "./protocol.ts";
import { ReadError } from "./read-error.ts";
import type { ReadOptions } from "./table.ts";

export type { CheckIssue, CheckResult, ColumnTarget } from "./check.ts";
export type { Encoding } from "./decode.ts";
export type { Delimiter } from "./dialect.ts";
export { MAX_SLICE } from "./protocol.ts";
export { ReadError, type ReadErrorCode } from "./read-error.ts";
export type { ReadOptions, SheetChoice, TableIssue, TableIssueCode, TableSummary } from "./table.ts";

export interface JobOptions {
  /** 0..1 */
  onProgress?: ((fraction: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

export interface OpenedTable extends OpenedHead {
  /** Rows from index `from` (0 = the first row after the header), at most 2,000 at once, each `columnCount` wide. */
  rows(from: number, count: number): Promise<string[][]>;
  /** What the upload would say of every row with this mapping (one entry per column). */
  check(mapping: ColumnTarget[], options?: JobOptions): Promise<RowsState>;
  /** Anything else about the rows: what the grid shows, changes, repairs, the preview. */
  ask<Ask extends RowsAsk>(ask: Ask, options?: JobOptions): Promise<RowsAnswers[Ask["do"]]>;
  /** Ends the worker; its rows are gone. */
  close(): void;
}

/** The part of Worker that is used; a MessagePort does as well. */
export interface ReaderPort {
  postMessage(message: ReaderRequest): void;
  onmessage: ((event: MessageEvent<ReaderReply>) => void) | null;
  onerror?: unknown;
  terminate?(): void;
  close?(): void;
}

/**
 * Reads a file in a Web Worker of its own. To read it again with another encoding, delimiter or header choice: close and open again.
 * @throws ReadError when the file is refused; an AbortError when the signal fired
 */
export function openFile(
  file: Blob,
  onProgress?: (fraction: number) => void,
  options: ReadOptions & { signal?: AbortSignal | undefined } = {},
): Promise<OpenedTable> {
  const worker = new Worker(new URL("./reader.worker.ts", import.meta.url), { type: "module" });
  return openOn(worker as ReaderPort, file, onProgress, options);
}

/** openFile on a given port. */
export async function openOn(
  port: ReaderPort,
  file: Blob,
  onProgress?: (fraction: number) => void,
  options: ReadOptions & { signal?: AbortSignal | undefined } = {},
): Promise<OpenedTable> {
  const { signal, ...readOptions } = options;
  const line = new Line(port);
  try {
    const opened = await line.ask("open", { kind: "open", file, options: readOptions }, { onProgress, signal });
    return {
      ...opened,
      rows: (from, count) => line.ask("rows", { kind: "rows", from, count }),
      // Only `target` goes over: a mapping may live in a reactive store that cannot be cloned.
      check: (mapping, job) =>
        line.ask("check", { kind: "check", mapping: mapping.map(({ target }) => ({ target })) }, job),
      ask: <Ask extends RowsAsk>(ask: Ask, job?: JobOptions) =>
        line.ask("ask", { kind: "ask", ask }, job) as Promise<RowsAnswers[Ask["do"]]>,
      close: () => line.close(),
    };
  } catch (error) {
    line.close();
    throw error;
  }
}

type Question = ReaderRequest extends infer R ? (R extends { id: number } ? Omit<R, "id"> : never) : never;
interface Waiting {
  resolve(value: never): void;
  reject(error: Error): void;
  /** Lets go of the signal. */
  settled(): void;
  onProgress?: ((fraction: number) => void) | undefined;
}

/** Questions and their answers over one port. */
class Line {
  readonly #port: ReaderPort;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #closed = false;

  constructor(port: ReaderPort) {
    this.#port = port;
    port.onmessage = (event) => this.#receive(event.data);
    port.onerror = () => this.#fail(new ReadError("reader.crashed"));
  }

  ask<K extends keyof ReaderAnswers>(_answer: K, question: Question, job: JobOptions = {}): Promise<ReaderAnswers[K]> {
    if (this.#closed) return Promise.reject(new ReadError("reader.closed"));
    if (job.signal?.aborted) return Promise.reject(aborted());
    const id = this.#next++;
    return new Promise<ReaderAnswers[K]>((resolve, reject) => {
      const cancel = () => {
        this.#port.postMessage({ id, kind: "cancel" });
        this.#waiting.delete(id);
        reject(aborted());
      };
      const settled = () => job.signal?.removeEventListener("abort", cancel);
      job.signal?.addEventListener("abort", cancel, { once: true });
      this.#waiting.set(id, {
        resolve: resolve as (value: never) => void,
        reject,
        settled,
        onProgress: job.onProgress,
      });
      this.#port.postMessage({ id, ...question } as ReaderRequest);
    });
  }

  close(): void {
    this.#closed = true;
    this.#fail(new ReadError("reader.closed"));
    this.#port.terminate?.();
    this.#port.close?.();
  }

  #receive(reply: ReaderReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.kind === "progress") {
      waiting.onProgress?.(reply.fraction);
      return;
    }
    this.#waiting.delete(reply.id);
    waiting.settled();
    if (reply.kind === "done") waiting.resolve(reply.value as never);
    else waiting.reject(reply.code === "aborted" ? aborted() : new ReadError(reply.code));
  }

  #fail(error: Error): void {
    for (const waiting of this.#waiting.values()) {
      waiting.settled();
      waiting.reject(error);
    }
    this.#waiting.clear();
  }
}

function aborted(): Error {
  return new DOMException("aborted", "AbortError");
}

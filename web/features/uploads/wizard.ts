import { createSignal, onCleanup } from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import type { TargetField, UploadColumn, UploadKind } from "#contract/uploads.ts";
import { MAX_UPLOAD_COLUMNS } from "./chunk-limits.ts";
import { columnOf, pickTarget, proposeMapping } from "./mapping.ts";
import { previewFile } from "./preview/preview-file.ts";
import type { PreviewTotals } from "./preview/totals.ts";
import {
  type OpenedTable,
  openFile,
  ReadError,
  type ReadErrorCode,
  type ReadOptions,
} from "./reading/reader-client.ts";
import type { RowsAnswers, RowsAsk } from "./rows/rows-job.ts";
import type { RowsState } from "./rows/table-rows.ts";
import { createUploadRun, type UploadRun } from "./upload-run.ts";
import { knownColumns, type OpenUpload } from "./uploads.queries.ts";

export const stepIds = ["file", "layout", "map", "check", "preview", "summary", "run", "report"] as const;
export type StepId = (typeof stepIds)[number];

/** A column that gave up its field to another. */
export interface Moved {
  target: TargetField;
  now: number;
  before: number;
}

const MAX_HEADER = 500;
const isAbort = (thrown: unknown) => thrown instanceof DOMException && thrown.name === "AbortError";

/** Everything one upload holds while it is prepared: in memory only, gone with the page (P3-1). */
export function createWizard(assignmentId: string) {
  const [step, setStep] = createSignal<StepId>("file");
  const [file, setFile] = createSignal<File>();
  const [table, setTable] = createSignal<OpenedTable>();
  const [options, setOptions] = createSignal<ReadOptions>({});
  const [reading, setReading] = createSignal<number>();
  const [readError, setReadError] = createSignal<ReadErrorCode>();
  const [columns, setColumns] = createStore<UploadColumn[]>([]);
  const [moved, setMoved] = createSignal<Moved>();
  const [checking, setChecking] = createSignal<number>();
  const [checked, setChecked] = createSignal<RowsState>();
  const [kind, setKind] = createSignal<UploadKind>("leads");
  /** Grows with every change of a row: what is shown of the rows is then asked again. */
  const [changes, setChanges] = createSignal(0);
  const [previewing, setPreviewing] = createSignal<number>();
  const [preview, setPreview] = createSignal<PreviewTotals>();
  const [previewProblem, setPreviewProblem] = createSignal<unknown>();
  /** Columns of the proposal that come from an earlier upload. */
  const [remembered, setRemembered] = createSignal(0);
  const [run, setRun] = createSignal<UploadRun>();
  let job = new AbortController();

  const newJob = () => {
    job.abort();
    job = new AbortController();
    return job.signal;
  };
  onCleanup(() => {
    job.abort();
    run()?.stop();
    table()?.close();
  });

  const forgetPreview = () => {
    setPreview(undefined);
    setPreviewProblem(undefined);
  };
  const forgetCheck = () => {
    setChecked(undefined);
    forgetPreview();
  };

  /** The mapping guessed from headings and values, and from what this client's columns meant before. */
  async function propose(opened: OpenedTable): Promise<void> {
    // Without an answer the guess alone will do.
    const known = await knownColumns(assignmentId).catch(() => []);
    const proposal = proposeMapping(opened.summary.headers, opened.columnSamples, known);
    setRemembered(proposal.remembered);
    setColumns(reconcile(proposal.columns));
  }

  async function read(chosen: File, choice: ReadOptions): Promise<boolean> {
    const signal = newJob();
    setReadError(undefined);
    setReading(0);
    try {
      const opened = await openFile(chosen, (part) => !signal.aborted && setReading(part), { ...choice, signal });
      if (signal.aborted) {
        opened.close();
        return false;
      }
      table()?.close();
      setTable(() => opened);
      setOptions(choice);
      forgetCheck();
      setMoved(undefined);
      await propose(opened);
      return !signal.aborted;
    } catch (thrown) {
      if (!isAbort(thrown)) setReadError(thrown instanceof ReadError ? thrown.code : "reader.crashed");
      return false;
    } finally {
      if (!signal.aborted) setReading(undefined);
    }
  }

  /** A new file: everything before it is forgotten. */
  async function choose(chosen: File): Promise<void> {
    table()?.close();
    setTable(undefined);
    setFile(chosen);
    if (await read(chosen, {})) setStep("layout");
  }

  async function check(): Promise<void> {
    const opened = table();
    if (!opened || checked()) return;
    const signal = newJob();
    setChecking(0);
    try {
      const result = await opened.check(unwrap(columns), {
        onProgress: (part) => !signal.aborted && setChecking(part),
        signal,
      });
      if (!signal.aborted) setChecked(result);
    } catch (thrown) {
      if (!isAbort(thrown)) setReadError(thrown instanceof ReadError ? thrown.code : "reader.crashed");
    } finally {
      if (!signal.aborted) setChecking(undefined);
    }
  }

  const adopt = (next: UploadColumn[]) => {
    forgetCheck();
    setColumns(reconcile(next));
  };

  const openInput = (opened: OpenedTable): OpenUpload => ({
    assignmentId,
    kind: kind(),
    contentHash: opened.summary.sha256,
    columns: columns.map(({ header, target, ownClass }) => ({ header: header.slice(0, MAX_HEADER), target, ownClass })),
    rowCount: opened.summary.rowCount,
  });

  type RowChange = Extract<RowsAsk, { do: "edit" | "discard" | "discardAll" | "repair" | "undo" }>;
  /** Changes rows in the reader's memory; the check and the grid follow. */
  async function change(ask: RowChange): Promise<void> {
    const opened = table();
    if (!opened) return;
    const state = (await opened.ask(ask)) as RowsAnswers[RowChange["do"]];
    forgetPreview();
    setChecked(state);
    setChanges((n) => n + 1);
  }

  /** Asks the server what every row would do; nothing is written. */
  async function lookAhead(): Promise<void> {
    const opened = table();
    if (!opened || preview()) return;
    const signal = newJob();
    setPreviewProblem(undefined);
    setPreviewing(0);
    try {
      const onProgress = (part: number) => !signal.aborted && setPreviewing(part);
      const totals = await previewFile(opened, openInput(opened), { onProgress, signal });
      if (!signal.aborted) setPreview(totals);
    } catch (thrown) {
      if (!isAbort(thrown) && !signal.aborted) setPreviewProblem(() => thrown);
    } finally {
      if (!signal.aborted) setPreviewing(undefined);
    }
  }

  return {
    assignmentId,
    step,
    file,
    table,
    options,
    reading,
    readError,
    columns,
    moved,
    checking,
    checked,
    kind,
    setKind: (next: UploadKind) => {
      forgetPreview();
      setKind(next);
    },
    changes,
    change,
    preview,
    previewing,
    previewProblem,
    lookAhead,
    remembered,
    run,
    choose,
    /** Reads the same file another way. */
    reread: (change: ReadOptions) => {
      const chosen = file();
      return chosen ? read(chosen, { ...options(), ...change }) : Promise.resolve(false);
    },
    /** Stops reading; what was read before stays. */
    cancelRead: () => {
      newJob();
      setReading(undefined);
    },
    go: (next: StepId) => {
      if (next === "check") void check();
      else if (next === "preview") void lookAhead();
      else if (previewing() !== undefined || checking() !== undefined) {
        newJob();
        setPreviewing(undefined);
        setChecking(undefined);
      }
      setStep(next);
    },
    recheck: () => {
      forgetCheck();
      setReadError(undefined);
      return check();
    },
    setTarget: (at: number, target: TargetField | null) => {
      const picked = pickTarget(unwrap(columns), at, target);
      adopt(picked.columns);
      setMoved(target !== null && picked.freed !== null ? { target, now: at, before: picked.freed } : undefined);
    },
    setOwnClass: (at: number, ownClass: UploadColumn["ownClass"]) => {
      forgetPreview();
      setColumns(at, "ownClass", ownClass);
    },
    /** The mapping of an earlier, interrupted upload of this very file. */
    adoptMapping: adopt,
    resetMapping: () => {
      const opened = table();
      setMoved(undefined);
      forgetCheck();
      if (opened) void propose(opened);
    },
    hasCompany: () => columnOf(columns, "companyName") >= 0,
    tooManyColumns: () => (table()?.summary.columnCount ?? 0) > MAX_UPLOAD_COLUMNS,
    start: () => {
      const opened = table();
      if (!opened) return;
      setRun(createUploadRun(opened, openInput(opened), preview()?.ends));
      setStep("run");
    },
    showReport: () => setStep("report"),
    restart: () => {
      newJob();
      table()?.close();
      setTable(undefined);
      setFile(undefined);
      setRun(undefined);
      forgetCheck();
      setKind("leads");
      setReadError(undefined);
      setStep("file");
    },
  };
}

export type Wizard = ReturnType<typeof createWizard>;

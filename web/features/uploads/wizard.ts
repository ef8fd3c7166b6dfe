import { createSignal, onCleanup } from "solid-js";
import { unwrap } from "solid-js/store";
import type { TargetField, UploadColumn, UploadKind, UploadView } from "#contract/uploads.ts";
import { MAX_UPLOAD_COLUMNS } from "./chunk-limits.ts";
import { columnOf } from "./mapping.ts";
import type { OpenedTable } from "./reading/reader-client.ts";
import { changedInGaps, optionsOf, readingOf, takesUp } from "./resume.ts";
import type { Changed } from "./rows/row-views.ts";
import { createUploadRun, type UploadRun } from "./upload-run.ts";
import { listUploads, type OpenUpload } from "./uploads.queries.ts";
import { createCheckRoom, type RowChange } from "./wizard/check-room.ts";
import { createFileRoom } from "./wizard/file-room.ts";
import { createMappingRoom } from "./wizard/mapping-room.ts";
import { createPreviewRoom } from "./wizard/preview-room.ts";
import { createJobs, type StepId } from "./wizard/steps.ts";

export { type StepId, stepIds } from "./wizard/steps.ts";

const MAX_HEADER = 500;

/** Everything one upload holds while it is prepared: in memory only, gone with the page (P3-1). */
export function createWizard(assignmentId: string) {
  const [step, setStep] = createSignal<StepId>("file");
  const [kind, setKind] = createSignal<UploadKind>("leads");
  const [run, setRun] = createSignal<UploadRun>();
  /** The upload that broke off and is gone on with; its file was read another way now, or has other rows. */
  const [differs, setDiffers] = createSignal(false);
  const jobs = createJobs();
  const preview = createPreviewRoom(jobs);
  const check = createCheckRoom(jobs);
  const mapping = createMappingRoom(assignmentId);
  const files = createFileRoom(jobs, async (opened) => {
    forgetCheck();
    setDiffers(false);
    await mapping.propose(opened);
  });
  const { columns } = mapping;
  onCleanup(() => {
    jobs.end();
    run()?.stop();
    files.close();
  });

  function forgetCheck() {
    check.forget();
    preview.forget();
  }

  const openInput = (opened: OpenedTable): OpenUpload => ({
    assignmentId,
    kind: kind(),
    contentHash: opened.summary.sha256,
    columns: columns.map(({ header, target, ownClass }) => ({ header: header.slice(0, MAX_HEADER), target, ownClass })),
    rowCount: opened.summary.rowCount,
  });

  /** The changes of the upload that a run would take up: rows that were mended before must not go unmended now. */
  async function changedBefore(opened: OpenedTable): Promise<Changed | null> {
    const found = (await listUploads(assignmentId)).find((view) => takesUp(view, openInput(opened)));
    return found?.reading ? changedInGaps(found) : null;
  }

  async function checkRows(): Promise<void> {
    const opened = files.table();
    if (!opened || check.checked()) return;
    try {
      await check.check(opened, unwrap(columns), () => changedBefore(opened));
    } catch (thrown) {
      files.fail(thrown);
    }
  }

  const go = (next: StepId) => {
    const opened = files.table();
    if (next === "check") void checkRows();
    else if (next === "preview" && opened) void preview.look(opened, openInput(opened));
    else if (preview.previewing() !== undefined || check.checking() !== undefined) {
      jobs.next();
      preview.stop();
      check.stop();
    }
    setStep(next);
  };

  return {
    assignmentId,
    step,
    go,
    file: files.file,
    table: files.table,
    reading: files.reading,
    readError: files.readError,
    reread: files.reread,
    cancelRead: files.cancel,
    async choose(chosen: File): Promise<void> {
      if (await files.choose(chosen)) setStep("layout");
    },

    columns,
    moved: mapping.moved,
    remembered: mapping.remembered,
    setTarget: (at: number, target: TargetField | null) => {
      forgetCheck();
      mapping.setTarget(at, target);
    },
    setOwnClass: (at: number, ownClass: UploadColumn["ownClass"]) => {
      forgetCheck();
      mapping.setOwnClass(at, ownClass);
    },
    resetMapping: () => {
      const opened = files.table();
      forgetCheck();
      if (opened) void mapping.propose(opened);
    },
    hasCompany: () => columnOf(columns, "companyName") >= 0,
    tooManyColumns: () => (files.table()?.summary.columnCount ?? 0) > MAX_UPLOAD_COLUMNS,
    kind,
    setKind: (next: UploadKind) => {
      forgetCheck();
      setKind(next);
    },

    checking: check.checking,
    checked: check.checked,
    checkProblem: check.problem,
    mending: check.mending,
    changes: check.changes,
    async change(ask: RowChange): Promise<void> {
      const opened = files.table();
      if (!opened) return;
      preview.forget();
      await check.change(opened, ask);
    },
    recheck: () => {
      forgetCheck();
      files.forgetError();
      return checkRows();
    },

    preview: preview.preview,
    previewing: preview.previewing,
    previewProblem: preview.problem,
    lookAhead: () => {
      const opened = files.table();
      return opened ? preview.look(opened, openInput(opened)) : Promise.resolve();
    },

    /** True when the file of the upload that broke off no longer has the same rows. */
    differs,
    /** Goes on with an upload that broke off: the same file, read the same way, its columns as they were. */
    async goOn(upload: UploadView): Promise<void> {
      if (upload.reading && !(await files.reread(optionsOf(upload.reading)))) return;
      const summary = files.table()?.summary;
      const headers = summary?.headers.map((header) => header.slice(0, MAX_HEADER)) ?? [];
      const isSame = summary?.rowCount === upload.rowCount && headers.length === upload.columns.length;
      if (!isSame || headers.some((header, at) => header !== upload.columns[at]?.header)) {
        setDiffers(true);
        return;
      }
      setKind(upload.kind);
      forgetCheck();
      mapping.adopt(upload.columns);
      go("check");
    },
    run,
    async start(): Promise<void> {
      const opened = files.table();
      if (!opened || step() === "run") return;
      setStep("run");
      const reading = readingOf(opened.summary, await opened.ask({ do: "changed" }));
      setRun(createUploadRun(opened, { ...openInput(opened), reading }, preview.preview()?.ends));
    },
    showReport: () => setStep("report"),
    restart: () => {
      jobs.next();
      files.leave();
      setRun(undefined);
      forgetCheck();
      setKind("leads");
      setStep("file");
    },
  };
}

export type Wizard = ReturnType<typeof createWizard>;

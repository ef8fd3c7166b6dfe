import { createSignal } from "solid-js";
import { previewFile } from "../preview/preview-file.ts";
import type { PreviewTotals } from "../preview/totals.ts";
import type { OpenedTable } from "../reading/reader-client.ts";
import type { OpenUpload } from "../uploads.queries.ts";
import { isAbort, type Jobs } from "./steps.ts";

/** What the server says every row would do; forgotten as soon as anything changes. */
export function createPreviewRoom(jobs: Jobs) {
  const [previewing, setPreviewing] = createSignal<number>();
  const [preview, setPreview] = createSignal<PreviewTotals>();
  const [problem, setProblem] = createSignal<unknown>();
  return {
    preview,
    previewing,
    problem,
    forget: () => {
      setPreview(undefined);
      setProblem(undefined);
    },
    stop: () => setPreviewing(undefined),
    /** Nothing is written. */
    async look(table: OpenedTable, input: OpenUpload): Promise<void> {
      if (preview()) return;
      const signal = jobs.next();
      setProblem(undefined);
      setPreviewing(0);
      try {
        const onProgress = (part: number) => !signal.aborted && setPreviewing(part);
        const totals = await previewFile(table, input, { onProgress, signal });
        if (!signal.aborted) setPreview(totals);
      } catch (thrown) {
        if (!isAbort(thrown) && !signal.aborted) setProblem(() => thrown);
      } finally {
        if (!signal.aborted) setPreviewing(undefined);
      }
    },
  };
}

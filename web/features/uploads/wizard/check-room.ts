import { createSignal } from "solid-js";
import type { UploadColumn } from "#contract/uploads.ts";
import type { OpenedTable } from "../reading/reader-client.ts";
import type { Changed, RowsState } from "../rows/row-views.ts";
import type { RowsAnswers, RowsAsk } from "../rows/rows-job.ts";
import type { Jobs } from "./steps.ts";

export type RowChange = Extract<
  RowsAsk,
  { do: "edit" | "discard" | "discardAll" | "repair" | "undo" | "redo" | "acceptRedo" }
>;

/** What the upload would say of every row, and the changes a person makes in them. */
export function createCheckRoom(jobs: Jobs) {
  const [checking, setChecking] = createSignal<number>();
  const [checked, setChecked] = createSignal<RowsState>();
  const [problem, setProblem] = createSignal<unknown>();
  const [mending, setMending] = createSignal(false);
  /** Grows with every change of a row: what is shown of the rows is then asked again. */
  const [changes, setChanges] = createSignal(0);
  return {
    checking,
    checked,
    /** Why the server could not tell what was changed before. */
    problem,
    /** A change of many rows is under way. */
    mending,
    changes,
    forget: () => setChecked(undefined),
    stop: () => setChecking(undefined),
    /** @param again what was changed before an upload broke off */
    async check(table: OpenedTable, columns: UploadColumn[], again: () => Promise<Changed | null>): Promise<void> {
      const signal = jobs.next();
      setChecking(0);
      setProblem(undefined);
      try {
        const onProgress = (part: number) => !signal.aborted && setChecking(part);
        const result = await table.check(columns, { onProgress, signal });
        const changed = await again().catch((thrown: unknown) => {
          if (!signal.aborted) setProblem(() => thrown);
          return undefined;
        });
        if (changed === undefined) return;
        const state = changed === null ? result : await table.ask({ do: "redo", changed }, { signal });
        if (!signal.aborted) setChecked(state);
      } finally {
        if (!signal.aborted) setChecking(undefined);
      }
    },
    async change(table: OpenedTable, ask: RowChange): Promise<void> {
      setMending(true);
      try {
        setChecked((await table.ask(ask)) as RowsAnswers[RowChange["do"]]);
        setChanges((n) => n + 1);
      } finally {
        setMending(false);
      }
    },
  };
}

import type { QueryClient } from "@tanstack/solid-query";
import { createSignal } from "solid-js";
import type { DatabaseColumn, DatabaseRow } from "#contract/rows.ts";
import { formatNumber } from "#web/platform/format.ts";
import { isProblem, problemText } from "#web/platform/problem.ts";
import { showToast } from "#web/ui/toast.tsx";
import { createRowCache, saveCell } from "./database.queries.ts";
import { messages } from "./messages.ts";
import { refusalText } from "./refusal-text.ts";

const UNDO_MS = 10_000;

export interface Place {
  rowId: string;
  column: number;
}
export interface Editing extends Place {
  text: string;
  /** Why the last attempt was refused. */
  problem?: string;
}

const withText = (row: DatabaseRow, at: number, text: string): DatabaseRow => ({
  ...row,
  cells: row.cells.map((cell, i) => (i === at ? { ...cell, text } : cell)),
});

/**
 * Edits in place: shown at once, sent with the version it was based on, taken back when refused (what was typed stays in
 * the cell). Edits of one row go one after another, each with the version of the one before.
 */
export function createCellEditor(
  client: QueryClient,
  assignmentId: string,
  columns: () => readonly DatabaseColumn[],
  onReopen: (place: Place) => void,
) {
  const t = messages.use();
  const cache = createRowCache(client, assignmentId);
  const [editing, setEditing] = createSignal<Editing>();
  const turns = new Map<string, Promise<void>>();

  const inTurn = (rowId: string, work: () => Promise<void>) => {
    const turn = (turns.get(rowId) ?? Promise.resolve()).then(work);
    turns.set(rowId, turn);
    void turn.finally(() => turns.get(rowId) === turn && turns.delete(rowId));
    return turn;
  };

  /** @param refused what to do with the reason, once the cell shows its former value again */
  async function send(
    place: Place,
    before: string,
    text: string,
    saved: () => void,
    refused: (problem: string) => void,
  ): Promise<void> {
    const column = columns()[place.column];
    const row = cache.find(place.rowId);
    if (!column || !row) return;
    try {
      const fresh = await saveCell(row, column.id, text);
      cache.update(place.rowId, () => fresh);
      saved();
    } catch (thrown) {
      cache.update(place.rowId, (now) => withText(now, place.column, before));
      const conflict = isProblem(thrown, "rows.version_conflict");
      if (conflict) await cache.reload(place.rowId).catch(() => {});
      refused(conflict ? t("edit.conflict") : (refusalText(thrown) ?? problemText(thrown)));
    }
  }

  const change = (
    place: Place,
    before: string,
    text: string,
    saved: () => void,
    refused: (problem: string) => void,
  ) => {
    cache.update(place.rowId, (row) => withText(row, place.column, text));
    void inTurn(place.rowId, () => send(place, before, text, saved, refused));
  };

  const tell = (problem: string) => showToast({ text: problem, tone: "bad", duration: null });

  /** What was typed goes back into its cell, unless the person is already typing elsewhere. */
  const reopen = (place: Place, text: string) => (problem: string) => {
    if (editing()) return tell(t("edit.refused", { reason: problem }));
    onReopen(place);
    setEditing({ ...place, text, problem: t("edit.refused_here", { reason: problem }) });
  };

  return {
    editing,
    /** A change of this row is being typed or on its way. */
    isBusy: (rowId: string) => editing()?.rowId === rowId || turns.has(rowId),
    begin: (row: DatabaseRow, column: number) =>
      setEditing({ rowId: row.id, column, text: row.cells[column]?.text ?? "" }),
    type: (text: string) => setEditing((now) => now && { ...now, text }),
    cancel: () => setEditing(undefined),
    /** Saves what stands in the cell; nothing is sent when it is what it was. */
    commit: () => {
      const now = editing();
      setEditing(undefined);
      const row = now && cache.find(now.rowId);
      const before = row?.cells[now?.column ?? -1]?.text;
      if (!now || !row || before === undefined || before === now.text) return;
      const column = columns()[now.column]?.header ?? "";
      const undo = () => change(now, now.text, before, () => showToast({ text: t("edit.undone"), tone: "good" }), tell);
      const saved = () =>
        showToast({
          text: t("edit.saved", { column, row: formatNumber(row.ordinal) }),
          duration: UNDO_MS,
          action: { label: t("edit.undo"), run: undo },
        });
      change(now, before, now.text, saved, reopen(now, now.text));
    },
  };
}

export type CellEditor = ReturnType<typeof createCellEditor>;

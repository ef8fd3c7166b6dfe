import { Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Button } from "#web/ui/button.tsx";
import { messages } from "../../messages.ts";
import type { RowView } from "../../rows/row-views.ts";
import type { Wizard } from "../../wizard.ts";
import { CellNote } from "./cell-note.tsx";

/** What there is to say of the active cell, and the keys. */
export function GridFoot(props: {
  id: string;
  wizard: Wizard;
  row: RowView | undefined;
  column: number;
  total: number;
  onDiscard: () => void;
}) {
  const t = messages.use();
  return (
    <div class="grid gap-1 border-t border-line px-3 py-2 text-xs text-ink-3">
      <div class="flex flex-wrap items-center justify-between gap-2">
        <span aria-live="polite" class="min-w-0 text-sm text-ink-2">
          <Show when={props.row} fallback={t("grid.none")}>
            {(row) => <CellNote row={row()} column={props.column} wizard={props.wizard} />}
          </Show>
        </span>
        <Show when={props.row}>
          {(row) => (
            <Button size="sm" variant="quiet" onClick={() => props.onDiscard()}>
              {row().discarded ? t("grid.restore") : t("grid.discard")}
            </Button>
          )}
        </Show>
      </div>
      <div class="flex flex-wrap justify-between gap-2">
        <span id={`${props.id}-keys`}>{t("grid.keys")}</span>
        <span class="tabular">{t("grid.count", { n: formatNumber(props.total) })}</span>
      </div>
    </div>
  );
}

import { type JSX, Show } from "solid-js";
import type { DatabaseColumn, DatabaseRow } from "#contract/rows.ts";
import { formatDate, formatNumber } from "#web/platform/format.ts";
import { Button } from "#web/ui/button.tsx";
import { StateMark } from "#web/ui/state-mark.tsx";
import { messages } from "../messages.ts";

/** Where there is no keyboard, a key on a button only takes room. */
const keyHint = (key: string) => (matchMedia("(pointer: coarse)").matches ? {} : { kbd: key });

/** What is chosen in the grid, in full, and what can be done with it. Always there, so that nothing jumps. */
export function RowBar(props: {
  row: DatabaseRow | undefined;
  column: DatabaseColumn | undefined;
  at: number;
  mayEdit: boolean;
  mayDelete: boolean;
  problem: string | undefined;
  onEdit: () => void;
  onDelete: () => void;
  /** What else can be done with the chosen row. */
  actions?: JSX.Element;
  /** Absent where the viewer does not verify. */
  onVerify?: () => void;
}) {
  const t = messages.use();
  const cell = () => props.row?.cells[props.at];
  return (
    <div class="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-4 py-2 max-sm:sticky max-sm:bottom-0 max-sm:z-5 max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
      <Show
        when={props.row && props.column && props.row}
        fallback={
          <p class="text-sm text-ink-3">
            <Show when={props.mayEdit} fallback={t("bar.readonly")}>
              <span class="pointer-coarse:hidden">{t(props.mayDelete ? "bar.none" : "bar.none_staff")}</span>
              <span class="pointer-fine:hidden">{t("bar.none_touch")}</span>
            </Show>
          </p>
        }
      >
        {(row) => (
          <>
            <div class="grid min-w-0 flex-1 basis-72 gap-0.5">
              <p class="flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
                <span class="tabular">{t("bar.row", { n: formatNumber(row().ordinal) })}</span>
                <span aria-hidden="true">·</span>
                <span>{props.column?.header}</span>
                <Show when={cell()?.state === "review" && cell()?.until}>
                  {(until) => <StateMark state="review" text={t("cell.review", { date: formatDate(until()) })} />}
                </Show>
              </p>
              <p class="max-h-24 overflow-y-auto whitespace-pre-line wrap-anywhere">{cell()?.text || "–"}</p>
              <Show when={props.problem}>
                <p id="cell-problem" role="alert" class="text-sm text-bad">
                  {props.problem}
                </p>
              </Show>
            </div>
            {props.actions}
            <Show when={props.mayEdit}>
              <div class="flex flex-wrap gap-2">
                <Button size="sm" {...keyHint("F2")} onClick={props.onEdit}>
                  {t("bar.edit")}
                </Button>
                <Show when={props.onVerify}>
                  {(onVerify) => (
                    <Button size="sm" {...keyHint("V")} onClick={() => onVerify()()}>
                      {t("verify.cell")}
                    </Button>
                  )}
                </Show>
                <Show when={props.mayDelete}>
                  <Button size="sm" variant="quiet" {...keyHint("Del")} onClick={props.onDelete}>
                    {t("bar.delete")}
                  </Button>
                </Show>
              </div>
            </Show>
          </>
        )}
      </Show>
    </div>
  );
}

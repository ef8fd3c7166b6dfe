// biome-ignore-all lint/a11y/useSemanticElements: rows are placed absolutely, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys
import { createMemo, Index, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { cx } from "#web/ui/cx.ts";
import { columnOf } from "../../mapping.ts";
import { messages } from "../../messages.ts";
import type { IssueLevel } from "../../rows/issue-codes.ts";
import type { RowIssueView, RowView } from "../../rows/row-views.ts";
import type { Wizard } from "../../wizard.ts";
import { issueTitle } from "../../words.ts";
import { CellInput } from "./cell-input.tsx";

/** The width of `w-19`. */
export const NUMBER_PX = 76;
const LONGEST_SHOWN = 200;
const RANK: Record<IssueLevel, number> = { error: 0, warning: 1, info: 2 };
const TONE: Record<IssueLevel, string> = {
  error: "bg-bad-soft text-bad",
  warning: "bg-review-soft text-review",
  info: "bg-sunken",
};

/** A cell in view, as the virtualizer places it. */
interface Item {
  index: number;
  start: number;
  size: number;
}
/** What weighs most of what was said of a row or cell. */
export const worst = (issues: readonly RowIssueView[]): RowIssueView | undefined =>
  [...issues].sort((a, b) => RANK[a.level] - RANK[b.level])[0];

/** One row of the grid, its cells in view only. */
export function GridRow(props: {
  id: string;
  index: number;
  start: number;
  row: RowView | undefined;
  wizard: Wizard;
  cells: readonly Item[];
  active: number;
  editing: boolean;
  onPick: (column: number, edit: boolean) => void;
  onCommit: (text: string, then: { index: number; column: number }) => void;
  onCancel: () => void;
}) {
  const t = messages.use();
  const byColumn = createMemo(() => {
    const found = new Map<number, RowIssueView[]>();
    for (const issue of props.row?.issues ?? []) {
      const column = columnOf(props.wizard.columns, issue.field);
      found.set(column, [...(found.get(column) ?? []), issue]);
    }
    return found;
  });
  const level = () => worst(props.row?.issues ?? [])?.level;
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      class={cx("absolute top-0 left-0 h-8 w-full border-b border-line", props.row?.discarded && "text-ink-3")}
      style={{ transform: `translateY(${props.start}px)` }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        class={cx(
          "sticky left-0 z-1 inline-block h-full w-19 border-r border-line px-2 leading-[31px]",
          level() ? TONE[level() as IssueLevel] : "bg-surface text-ink-3",
        )}
      >
        {props.row ? formatNumber(props.row.row) : "…"}
        <Show when={level()}>{(found) => <span class="sr-only">{t(`level.${found()}`)}</span>}</Show>
      </div>
      <Index each={props.cells}>
        {(cell) => {
          const issue = () => worst(byColumn().get(cell().index) ?? []);
          const here = () => props.active === cell().index;
          const text = () => props.row?.cells[cell().index] ?? "";
          return (
            <div
              role="gridcell"
              id={`${props.id}-${props.index}-${cell().index}`}
              aria-colindex={cell().index + 2}
              aria-selected={here()}
              class={cx(
                "absolute top-0 h-full px-2 leading-[31px]",
                issue() && TONE[issue()?.level as IssueLevel],
                here() && "outline-2 -outline-offset-2 outline-brand",
                props.row?.edited.includes(cell().index) && "font-semibold",
              )}
              title={issue() ? issueTitle(issue()?.code ?? "") : undefined}
              style={{ left: `${NUMBER_PX + cell().start}px`, width: `${cell().size}px` }}
              onClick={() => props.onPick(cell().index, here() && !props.editing)}
              onDblClick={() => props.onPick(cell().index, true)}
            >
              <Show
                when={here() && props.editing}
                fallback={
                  <span class={cx("block truncate", props.row?.discarded && "line-through")}>
                    {text().slice(0, LONGEST_SHOWN)}
                  </span>
                }
              >
                <CellInput
                  label={props.wizard.columns[cell().index]?.header ?? ""}
                  text={text()}
                  onCancel={props.onCancel}
                  onCommit={(next, step) =>
                    props.onCommit(next, { index: props.index + step.down, column: cell().index + step.right })
                  }
                />
              </Show>
            </div>
          );
        }}
      </Index>
    </div>
  );
}

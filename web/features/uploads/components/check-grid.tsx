// biome-ignore-all lint/a11y/useSemanticElements: rows are placed absolutely, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys
// biome-ignore-all lint/a11y/useAriaActivedescendantWithTabindex: the grid has a tabindex
import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createMemo, createSignal, createUniqueId, For, Index, on, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { Button } from "#web/ui/button.tsx";
import { cx } from "#web/ui/cx.ts";
import { columnOf } from "../mapping.ts";
import { messages } from "../messages.ts";
import type { IssueLevel } from "../rows/issue-codes.ts";
import type { RowFilter, RowIssueView, RowView } from "../rows/row-views.ts";
import type { Wizard } from "../wizard.ts";
import { issueText, issueTitle } from "../words.ts";
import { createRowPages } from "./row-pages.ts";

const ROW_PX = 32;
const COLUMN_PX = 168;
/** The width of `w-19`. */
const NUMBER_PX = 76;
const LONGEST_SHOWN = 200;
const RANK: Record<IssueLevel, number> = { error: 0, warning: 1, info: 2 };
const TONE: Record<IssueLevel, string> = {
  error: "bg-bad-soft text-bad",
  warning: "bg-review-soft text-review",
  info: "bg-sunken",
};

/**
 * Every row of the file as it will be sent. Cells are mended where they stand; a row can be left out. Only what is in view is
 * in the page, in both directions; the rows themselves stay with the reader.
 */
export function CheckGrid(props: { wizard: Wizard; filter: RowFilter; asked: number }) {
  const t = messages.use();
  const id = createUniqueId();
  let scroller!: HTMLDivElement;
  const [at, setAt] = createSignal({ index: 0, column: 0 });
  const [editing, setEditing] = createSignal(false);
  const pages = createRowPages(props.wizard);
  const columns = () => props.wizard.columns;

  createEffect(
    on([() => props.filter, () => props.asked], ([filter]) => {
      setEditing(false);
      setAt({ index: 0, column: 0 });
      scroller.scrollTo({ top: 0 });
      pages.show(filter);
    }),
  );
  createEffect(on(props.wizard.changes, () => pages.refresh(), { defer: true }));

  const rows = createVirtualizer({
    get count() {
      return pages.total();
    },
    getScrollElement: () => scroller,
    estimateSize: () => ROW_PX,
    overscan: 3,
    scrollPaddingStart: ROW_PX,
  });
  const cells = createVirtualizer({
    horizontal: true,
    get count() {
      return columns().length;
    },
    getScrollElement: () => scroller,
    estimateSize: () => COLUMN_PX,
    overscan: 1,
    scrollPaddingStart: NUMBER_PX,
  });
  createEffect(() => {
    const shown = rows.getVirtualItems();
    const [first, last] = [shown[0], shown.at(-1)];
    if (first && last) pages.need(first.index, last.index);
  });

  const active = () => pages.row(at().index);
  const move = (index: number, column: number) => {
    const to = {
      index: Math.max(0, Math.min(pages.total() - 1, index)),
      column: Math.max(0, Math.min(columns().length - 1, column)),
    };
    setAt(to);
    rows.scrollToIndex(to.index);
    cells.scrollToIndex(to.column);
  };
  const commit = (text: string, then: { index: number; column: number }) => {
    const row = active();
    const { column } = at();
    setEditing(false);
    if (row && text !== row.cells[column]) void props.wizard.change({ do: "edit", row: row.row, column, text });
    move(then.index, then.column);
    scroller.focus({ preventScroll: true });
  };
  const discard = () => {
    const row = active();
    if (row) void props.wizard.change({ do: "discard", rows: [row.row], on: !row.discarded });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing() || event.altKey || event.ctrlKey || event.metaKey) return;
    const { index, column } = at();
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW_PX) - 2);
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(index + 1, column),
      ArrowUp: () => move(index - 1, column),
      ArrowRight: () => move(index, column + 1),
      ArrowLeft: () => move(index, column - 1),
      PageDown: () => move(index + page, column),
      PageUp: () => move(index - page, column),
      Home: () => move(index, 0),
      End: () => move(index, columns().length - 1),
      Enter: () => active() && !active()?.discarded && setEditing(true),
      F2: () => active() && !active()?.discarded && setEditing(true),
      Delete: discard,
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };

  return (
    <div class="overflow-clip rounded-lg border border-line bg-surface">
      <div
        ref={scroller}
        role="grid"
        tabindex={0}
        aria-label={t("grid.label")}
        aria-rowcount={pages.total() + 1}
        aria-colcount={columns().length + 1}
        aria-activedescendant={active() ? `${id}-${at().index}-${at().column}` : undefined}
        aria-describedby={`${id}-keys`}
        class="relative h-[min(52dvh,32rem)] overflow-auto focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-brand"
        onKeyDown={onKeyDown}
      >
        <div class="tabular text-sm" style={{ width: `${NUMBER_PX + cells.getTotalSize()}px` }}>
          <div
            role="row"
            aria-rowindex={1}
            class="sticky top-0 z-2 h-8 border-b border-line bg-surface text-xs font-medium text-ink-3"
          >
            <div
              role="columnheader"
              aria-colindex={1}
              class="sticky left-0 z-1 inline-block h-full w-19 border-r border-line bg-surface px-2 leading-[31px]"
            >
              {t("grid.row")}
            </div>
            <Index each={cells.getVirtualItems()}>
              {(cell) => (
                <div
                  role="columnheader"
                  aria-colindex={cell().index + 2}
                  class="absolute top-0 h-full truncate px-2 leading-[31px]"
                  title={columns()[cell().index]?.header}
                  style={{ left: `${NUMBER_PX + cell().start}px`, width: `${cell().size}px` }}
                >
                  {columns()[cell().index]?.header}
                </div>
              )}
            </Index>
          </div>
          <div role="rowgroup" class="relative" style={{ height: `${rows.getTotalSize()}px` }}>
            <Index each={rows.getVirtualItems()}>
              {(item) => (
                <GridRow
                  id={id}
                  index={item().index}
                  start={item().start}
                  row={pages.row(item().index)}
                  wizard={props.wizard}
                  cells={cells.getVirtualItems()}
                  active={at().index === item().index ? at().column : -1}
                  editing={editing() && at().index === item().index}
                  onPick={(column, edit) => {
                    setAt({ index: item().index, column });
                    setEditing(edit && pages.row(item().index)?.discarded === false);
                  }}
                  onCommit={commit}
                  onCancel={() => {
                    setEditing(false);
                    scroller.focus({ preventScroll: true });
                  }}
                />
              )}
            </Index>
          </div>
        </div>
      </div>
      <div class="grid gap-1 border-t border-line px-3 py-2 text-xs text-ink-3">
        <div class="flex flex-wrap items-center justify-between gap-2">
          <span aria-live="polite" class="min-w-0 text-sm text-ink-2">
            <Show when={active()} fallback={t("grid.none")}>
              {(row) => <CellNote row={row()} column={at().column} wizard={props.wizard} />}
            </Show>
          </span>
          <Show when={active()}>
            {(row) => (
              <Button size="sm" variant="quiet" onClick={discard}>
                {row().discarded ? t("grid.restore") : t("grid.discard")}
              </Button>
            )}
          </Show>
        </div>
        <div class="flex flex-wrap justify-between gap-2">
          <span id={`${id}-keys`}>{t("grid.keys")}</span>
          <span class="tabular">{t("grid.count", { n: formatNumber(pages.total()) })}</span>
        </div>
      </div>
    </div>
  );
}

interface Item {
  index: number;
  start: number;
  size: number;
}
const worst = (issues: readonly RowIssueView[]): RowIssueView | undefined =>
  [...issues].sort((a, b) => RANK[a.level] - RANK[b.level])[0];

function GridRow(props: {
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
      class={cx(
        "absolute top-0 left-0 h-8 w-full border-b border-line",
        props.row?.discarded && "text-ink-3 line-through",
      )}
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
                fallback={<span class="block truncate">{text().slice(0, LONGEST_SHOWN)}</span>}
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

function CellInput(props: {
  label: string;
  text: string;
  onCommit: (text: string, step: { down: number; right: number }) => void;
  onCancel: () => void;
}) {
  let done = false;
  const end = (run: () => void) => {
    if (done) return;
    done = true;
    run();
  };
  return (
    <input
      ref={(input) =>
        queueMicrotask(() => {
          input.focus({ preventScroll: true });
          input.select();
        })
      }
      aria-label={props.label}
      autocomplete="off"
      spellcheck={false}
      class="absolute inset-0 size-full border-2 border-brand bg-surface px-1.5 text-ink outline-none"
      value={props.text}
      onClick={(event) => event.stopPropagation()}
      onDblClick={(event) => event.stopPropagation()}
      onBlur={(event) => {
        const { value } = event.currentTarget;
        end(() => props.onCommit(value, { down: 0, right: 0 }));
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        const { value } = event.currentTarget;
        if (event.key === "Enter") end(() => props.onCommit(value, { down: event.shiftKey ? -1 : 1, right: 0 }));
        else if (event.key === "Tab") {
          event.preventDefault();
          end(() => props.onCommit(value, { down: 0, right: event.shiftKey ? -1 : 1 }));
        } else if (event.key === "Escape") end(props.onCancel);
      }}
    />
  );
}

/** Where, what was found, what was expected: "Regel 42, kolom Telefoon: …". */
function CellNote(props: { row: RowView; column: number; wizard: Wizard }) {
  const t = messages.use();
  const issues = () =>
    props.row.issues.filter((issue) => {
      const at = columnOf(props.wizard.columns, issue.field);
      return at === props.column || at < 0;
    });
  const value = () => (props.row.cells[props.column] ?? "").trim().slice(0, 80);
  return (
    <>
      <span class="tabular font-medium text-ink">
        {t("check.line", { row: formatNumber(props.row.row) })},{" "}
        {t("check.column", { column: props.wizard.columns[props.column]?.header ?? "" })}:
      </span>{" "}
      <span class="wrap-anywhere">
        {value() ? t("check.found", { value: `‘${value()}’` }) : t("check.found_empty")}
      </span>
      <For each={issues()}>
        {(issue) => (
          <span>
            {" · "}
            <strong class="font-medium">{issueTitle(issue.code)}.</strong> {issueText(issue.code)}
          </span>
        )}
      </For>
    </>
  );
}

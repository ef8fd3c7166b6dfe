// biome-ignore-all lint/a11y/useSemanticElements: rows are placed absolutely, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys
// biome-ignore-all lint/a11y/useAriaActivedescendantWithTabindex: the grid has a tabindex
import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createSignal, createUniqueId, Index, on, untrack } from "solid-js";
import { columnOf } from "../mapping.ts";
import { messages } from "../messages.ts";
import type { RowFilter } from "../rows/row-views.ts";
import type { Wizard } from "../wizard.ts";
import { GridFoot } from "./check-grid/grid-foot.tsx";
import { GridHead } from "./check-grid/grid-head.tsx";
import { gridKeys } from "./check-grid/grid-keys.ts";
import { GridRow, NUMBER_PX, worst } from "./check-grid/grid-row.tsx";
import { createRowPages } from "./row-pages.ts";

const ROW_PX = 32;
const COLUMN_PX = 168;

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

  let isFresh = true;
  createEffect(
    on([() => props.filter, () => props.asked], ([filter], before) => {
      setEditing(false);
      setAt({ index: 0, column: 0 });
      scroller.scrollTo({ top: 0, left: 0 });
      isFresh = true;
      pages.show(filter);
      // Asked for higher up the page, the rows may be out of sight.
      if (before !== undefined) scroller.scrollIntoView({ block: "nearest" });
    }),
  );
  /** The first row's own trouble is what one wants to see, however far to the right it stands. */
  createEffect(() => {
    const first = pages.row(0);
    if (!first || !isFresh) return;
    isFresh = false;
    const named = first.issues.find(({ code }) => props.filter === `code:${code}`) ?? worst(first.issues);
    const column = columnOf(columns(), named?.field ?? null);
    if (column > 0) untrack(() => move(0, column));
  });
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

  const onKeyDown = gridKeys({
    at,
    columns: () => columns().length,
    page: () => Math.max(1, Math.floor(scroller.clientHeight / ROW_PX) - 2),
    busy: editing,
    move,
    edit: () => active() && !active()?.discarded && setEditing(true),
    discard,
  });

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
        class="relative h-[min(52dvh,32rem)] scroll-mt-4 scroll-mb-24 overflow-auto focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-brand"
        onKeyDown={onKeyDown}
      >
        <div class="tabular text-sm" style={{ width: `${NUMBER_PX + cells.getTotalSize()}px` }}>
          <GridHead wizard={props.wizard} cells={cells.getVirtualItems()} />
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
      <GridFoot
        id={id}
        wizard={props.wizard}
        row={active()}
        column={at().column}
        total={pages.total()}
        onDiscard={discard}
      />
    </div>
  );
}

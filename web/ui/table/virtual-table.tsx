// biome-ignore-all lint/a11y/useSemanticElements: rows are placed absolutely, which table elements cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: rows of a plain table are not interactive; cells hold the controls
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the first cell's link or button is the keyboard way
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, For, type JSX, on, Show } from "solid-js";
import { formatNumber } from "#web/platform/format.ts";
import { cx } from "../cx.ts";
import { messages } from "../messages.ts";
import { Spinner } from "../spinner.tsx";

export interface VirtualColumn<Row> {
  id: string;
  header: string;
  /** Pixels. */
  width: number;
  cell: (row: Row) => JSX.Element;
  align?: "start" | "end";
}

export interface VirtualTableProps<Row> {
  label: string;
  columns: readonly VirtualColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** All rows there are, when known; `rows` may hold a part. */
  total?: number;
  hasMore?: boolean;
  loading?: boolean;
  /** Asked for the next page when the end comes near. */
  loadMore?: () => void;
  /** The list goes on above its first row too; asked for when the top comes near. */
  hasPrevious?: boolean;
  loadPrevious?: () => void;
  /** Which rows are in sight (indexes), whenever that changes. */
  onSight?: (first: number, last: number) => void;
  onRowClick?: (row: Row) => void;
  activeKey?: string;
  /** Height of the scroll area, for instance "h-[60dvh]". */
  heightClass?: string;
  /** Stands below: count and time of the state. */
  footer?: JSX.Element;
}

const ROW_PX = 32;
const NEAR_END_ROWS = 20;

/** Long lists in keyset pages; first column and header stay: `<VirtualTable label=… columns={…} rows={rows()} … />` */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const t = messages.use();
  let scroller!: HTMLDivElement;
  const virtual = createVirtualizer({
    get count() {
      return props.rows.length;
    },
    getScrollElement: () => scroller,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const template = () => props.columns.map((column) => `${column.width}px`).join(" ");
  const total = () => props.total ?? props.rows.length;
  const width = () => `${props.columns.reduce((sum, column) => sum + column.width, 0)}px`;

  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1);
    const near = last === undefined || last.index >= props.rows.length - NEAR_END_ROWS;
    if (near && props.hasMore && !props.loading) props.loadMore?.();
  });
  createEffect(() => {
    const [first] = virtual.getVirtualItems();
    const near = first === undefined || first.index < NEAR_END_ROWS;
    if (near && props.hasPrevious && !props.loading) props.loadPrevious?.();
  });
  createEffect(() => {
    const items = virtual.getVirtualItems();
    const [first, last] = [items[0], items.at(-1)];
    if (first && last) props.onSight?.(first.index, last.index);
  });

  // Rows that come or go above must not move what is in sight.
  createEffect(
    on(
      () => props.rows.map(props.rowKey),
      (keys, before) => {
        const [was] = before ?? [];
        const [is] = keys;
        if (before === undefined || was === undefined || is === undefined || was === is) return;
        const came = keys.indexOf(was);
        const shift = came >= 0 ? came : -before.indexOf(is);
        if (came >= 0 || before.includes(is)) scroller.scrollTop += shift * ROW_PX;
        else scroller.scrollTop = 0;
      },
    ),
  );

  const cellClass = (column: VirtualColumn<Row>, index: number) =>
    cx(
      "relative overflow-hidden px-3 text-ellipsis whitespace-nowrap",
      column.align === "end" && "text-end",
      index === 0 && "sticky left-0 z-1 border-r border-line bg-inherit font-medium",
    );

  return (
    <div class="overflow-clip rounded-lg border border-line bg-surface">
      <div
        ref={scroller}
        class={cx("overflow-auto", props.heightClass ?? "h-[62dvh]")}
        tabindex={0}
        role="group"
        aria-label={props.label}
      >
        <div
          role="table"
          aria-label={props.label}
          aria-rowcount={props.total === undefined ? -1 : props.total + 1}
          class="tabular min-w-full text-sm"
          style={{ width: width() }}
        >
          <div
            role="row"
            aria-rowindex={1}
            class="sticky top-0 z-2 grid h-8 items-center border-b border-line bg-surface text-xs font-medium text-ink-3"
            style={{ "grid-template-columns": template() }}
          >
            <For each={props.columns}>
              {(column, index) => (
                <div role="columnheader" class={cx(cellClass(column, index()), "leading-[31px]")}>
                  {column.header}
                </div>
              )}
            </For>
          </div>
          <div role="rowgroup" class="relative" style={{ height: `${virtual.getTotalSize()}px` }}>
            <For each={virtual.getVirtualItems()}>
              {(item) => (
                <Show when={props.rows[item.index]}>
                  {(row) => (
                    <div
                      role="row"
                      aria-rowindex={item.index + 2}
                      data-key={props.rowKey(row())}
                      class={cx(
                        "absolute top-0 left-0 grid h-8 w-full items-center border-b border-line",
                        props.activeKey === props.rowKey(row()) ? "bg-brand-soft" : "bg-surface hover:bg-bg",
                        props.onRowClick && "cursor-pointer",
                      )}
                      style={{ "grid-template-columns": template(), transform: `translateY(${item.start}px)` }}
                      onClick={(event) => {
                        if (!(event.target as Element).closest("a,button,input,select,label"))
                          props.onRowClick?.(row());
                      }}
                    >
                      <For each={props.columns}>
                        {(column, index) => (
                          <div role="cell" class={cx(cellClass(column, index()), "leading-[31px]")}>
                            {column.cell(row())}
                          </div>
                        )}
                      </For>
                    </div>
                  )}
                </Show>
              )}
            </For>
          </div>
        </div>
      </div>
      <div class="flex min-h-8 items-center justify-between gap-3 border-t border-line px-3 text-xs text-ink-3">
        <span class="tabular flex items-center gap-2">
          <Show when={props.loading}>
            <Spinner size={12} />
          </Show>
          {t("table.end", { n: total(), text: formatNumber(total()) })}
        </span>
        {props.footer}
      </div>
    </div>
  );
}

// biome-ignore-all lint/a11y/noRedundantRoles: on a phone the table is laid out as blocks, which drops the native roles
import { For, type JSX } from "solid-js";
import { cx } from "../cx.ts";

export interface Column<Row> {
  id: string;
  header: string;
  cell: (row: Row) => JSX.Element;
  align?: "start" | "end";
  /** Leave the column out on a phone. */
  hideNarrow?: boolean;
  /** The header is there for screen readers only (actions). */
  hideHeader?: boolean;
  class?: string;
}

export interface TableProps<Row> {
  /** Says what the table lists. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  onRowClick?: (row: Row) => void;
  /** On a phone: rows as blocks (default), or the table scrolls sideways. */
  narrow?: "stack" | "scroll";
  /** Own scroll area with a sticky header. */
  maxHeightClass?: string;
}

/** A dense list: `<Table label=… columns={columns} rows={rows()} rowKey={(r) => r.id} />` */
export function Table<Row>(props: TableProps<Row>) {
  const narrow = () => props.narrow ?? "stack";
  return (
    <section
      tabindex={0}
      class={cx("overflow-x-auto", props.maxHeightClass && `overflow-y-auto ${props.maxHeightClass}`)}
    >
      <table role="table" class="table" data-narrow={narrow()} aria-label={props.label}>
        <thead role="rowgroup">
          <tr role="row">
            <For each={props.columns}>
              {(column) => (
                <th scope="col" class={cx(column.align === "end" && "end", column.class)}>
                  <span class={column.hideHeader ? "sr-only" : undefined}>{column.header}</span>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody role="rowgroup">
          <For each={props.rows}>
            {(row) => (
              <tr
                role="row"
                data-key={props.rowKey(row)}
                data-link={props.onRowClick ? "true" : undefined}
                onClick={(event) => {
                  if (!(event.target as Element).closest("a,button,input,select,label")) props.onRowClick?.(row);
                }}
              >
                <For each={props.columns}>
                  {(column) => (
                    <td
                      role="cell"
                      class={cx(column.align === "end" && "end", column.class)}
                      data-label={column.hideHeader ? "" : column.header}
                      data-narrow={column.hideNarrow ? "hide" : undefined}
                    >
                      {column.cell(row)}
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

import { useQueryClient } from "@tanstack/solid-query";
import { createMemo, createSignal, Show, untrack } from "solid-js";
import type { DatabaseColumn, DatabaseRow } from "#contract/rows.ts";
import { formatNumber, formatTime } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { CellMark } from "#web/ui/state-mark.tsx";
import { ErrorState } from "#web/ui/states.tsx";
import { VirtualTable } from "#web/ui/table/virtual-table.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { createCellEditor, type Place } from "../cell-editor.ts";
import { columnWidths } from "../column-width.ts";
import { createRowCache, verifyCell } from "../database.queries.ts";
import { followRows } from "../follow.ts";
import { moveFor } from "../grid-keys.ts";
import { messages } from "../messages.ts";
import { DeleteRow } from "./delete-row.tsx";
import { GridCell } from "./grid-cell.tsx";
import { LeadActions } from "./lead-actions.tsx";
import { LeadCell } from "./lead-cell.tsx";
import { RowBar } from "./row-bar.tsx";

const LEAD_PX = 150;
const SELECT_PX = 64;
const FIRST_ON_PHONE_PX = 150;
const phone = () => matchMedia("(width < 40rem)").matches;

export interface DatabaseGridProps {
  assignmentId: string;
  columns: readonly DatabaseColumn[];
  rows: readonly DatabaseRow[];
  total: number | undefined;
  updatedAt: string;
  mayEdit: boolean;
  mayDelete: boolean;
  /** Plans the assignment, and so says which leads are called first. */
  mayArrange: boolean;
  mayVerify: boolean;
  selected: ReadonlySet<string>;
  onSelect: (rowId: string, selected: boolean) => void;
  hasPrevious: boolean;
  loadPrevious: () => void;
  hasMore: boolean;
  loading: boolean;
  /** Why the next page did not come. */
  failed: unknown;
  loadMore: () => void;
}

/** The rows as a sheet: walk it with the arrows, edit in the cell, what is chosen stands in full below. */
export function DatabaseGrid(props: DatabaseGridProps) {
  const t = messages.use();
  const client = useQueryClient();
  const [active, setActive] = createSignal<Place>();
  const editor = createCellEditor(client, props.assignmentId, () => props.columns, setActive);
  const [deleting, setDeleting] = createSignal<DatabaseRow>();
  const [sight, setSight] = createSignal<[number, number]>([0, -1]);
  const [updated, setUpdated] = createSignal<{ n: number; at: string }>();
  followRows({
    client,
    assignmentId: props.assignmentId,
    inSight: () => props.rows.slice(sight()[0], sight()[1] + 1).map(({ id }) => id),
    isBusy: editor.isBusy,
    onChange: (n) => setUpdated({ n, at: new Date().toISOString() }),
  });

  /** An own company column has no clock: there is nothing to confirm. */
  const hasClock = (column: DatabaseColumn | undefined): column is DatabaseColumn =>
    column !== undefined && (column.target !== null || column.ownClass === "personal");
  /** *Klopt*: the value under the hand was checked. */
  const verify = async () => {
    const [row, at] = [activeRow(), active()];
    const column = props.columns[at?.column ?? -1];
    if (!props.mayVerify || !row || !hasClock(column)) return;
    try {
      const fresh = await verifyCell(row, column.id);
      createRowCache(client, props.assignmentId).update(row.id, () => fresh);
      showToast({ text: t("verify.done", { column: column.header, row: formatNumber(row.ordinal) }), tone: "good" });
    } catch (thrown) {
      showToast({ text: problemText(thrown), tone: "bad" });
    }
  };
  let grid!: HTMLDivElement;

  // Drawn once for these columns: an edit must not redraw the cells under somebody's hands.
  const headings = createMemo(() => props.columns, undefined, {
    equals: (a, b) => a.length === b.length && a.every((column, i) => column.id === b[i]?.id),
  });
  const widths = createMemo(() => {
    const columns = headings();
    return untrack(() => columnWidths(columns, props.rows, phone() ? FIRST_ON_PHONE_PX : undefined));
  });
  const place = (): Place | undefined => active() ?? (props.rows[0] && { rowId: props.rows[0].id, column: 0 });
  const activeRow = createMemo(() => props.rows.find((row) => row.id === active()?.rowId));

  const focusCell = (to: Place | undefined) =>
    requestAnimationFrame(() => {
      if (to) grid.querySelector<HTMLElement>(`[data-cell="${to.rowId}:${to.column}"]`)?.focus();
    });
  const go = (to: Place | undefined) => {
    setActive(to);
    focusCell(to);
  };
  const begin = () => {
    const row = activeRow();
    const at = active();
    if (props.mayEdit && row && at) editor.begin(row, at.column);
  };
  const finish = (move?: "down" | "next" | "back") => {
    editor.commit();
    const at = active();
    const to =
      at &&
      move &&
      moveFor(
        { key: move === "down" ? "ArrowDown" : move === "next" ? "ArrowRight" : "ArrowLeft" },
        at,
        props.rows,
        props.columns.length,
      );
    if (to) go(to);
    else focusCell(at);
  };

  /** Where the hand goes on when a row goes: the one below, above the last. */
  const neighbour = (row: DatabaseRow): Place | undefined => {
    const at = props.rows.findIndex((each) => each.id === row.id);
    const next = props.rows[at + 1] ?? props.rows[at - 1];
    return next && { rowId: next.id, column: active()?.column ?? 0 };
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = place();
    if (editor.editing() || !at || !(event.target as Element).closest("[data-cell]")) return;
    if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      setActive(at);
      begin();
    } else if (event.key === "Delete" && props.mayDelete) {
      setDeleting(activeRow());
    } else if (event.key === " " && props.mayDelete) {
      event.preventDefault();
      props.onSelect(at.rowId, !props.selected.has(at.rowId));
    } else if (event.key.toLowerCase() === "v" && !event.ctrlKey && !event.metaKey && props.mayVerify) {
      event.preventDefault();
      setActive(at);
      void verify();
    } else {
      const to = moveFor(event, at, props.rows, props.columns.length);
      if (!to) return;
      event.preventDefault();
      go(to);
    }
  };

  const cells = createMemo(() =>
    headings().map((column, at) => ({
      id: column.id,
      header: column.header,
      width: widths()[at] ?? LEAD_PX,
      cell: (row: DatabaseRow) => (
        <GridCell
          row={row}
          column={column}
          at={at}
          // The sticky first column must not cover the cell that takes focus.
          stickyPx={at === 0 ? 0 : (widths()[0] ?? 0)}
          focusable={place()?.rowId === row.id && place()?.column === at}
          active={active()?.rowId === row.id && active()?.column === at}
          editor={editor}
          onChoose={() => setActive({ rowId: row.id, column: at })}
          onEdit={begin}
          onFinish={finish}
        />
      ),
    })),
  );
  const columns = createMemo(() => {
    const lead = {
      id: "lead",
      header: t("lead_column"),
      width: LEAD_PX,
      cell: (row: DatabaseRow) => <LeadCell row={row} />,
    };
    const select = {
      id: "select",
      header: t("select.column"),
      width: SELECT_PX,
      cell: (row: DatabaseRow) => (
        <input
          type="checkbox"
          class="tick mt-2"
          autocomplete="off"
          aria-label={t("select.row", { n: formatNumber(row.ordinal) })}
          checked={props.selected.has(row.id)}
          onChange={(event) => props.onSelect(row.id, event.currentTarget.checked)}
        />
      ),
    };
    const [first, ...others] = cells();
    const own = props.mayDelete ? [select, lead] : [lead];
    return first ? [first, ...own, ...others] : own;
  });

  return (
    <div class="grid gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the cells inside, gathered in one place */}
      <div ref={grid} onKeyDown={onKeyDown}>
        <VirtualTable
          label={t("table")}
          columns={columns()}
          rows={props.rows}
          rowKey={(row) => row.id}
          {...(props.total === undefined ? {} : { total: props.total })}
          hasMore={props.hasMore && props.failed === undefined}
          loading={props.loading}
          loadMore={props.loadMore}
          hasPrevious={props.hasPrevious && props.failed === undefined}
          loadPrevious={props.loadPrevious}
          onSight={(first, last) => setSight([first, last])}
          activeKey={active()?.rowId ?? ""}
          heightClass="h-[calc(100dvh-28rem)] min-h-80"
          footer={
            <span class="flex items-center gap-4">
              <span class="flex items-center gap-1.5 max-sm:hidden">
                <span class="relative size-2">
                  <CellMark state="review" />
                </span>
                <span aria-hidden="true">{t("word.review")}</span>
              </span>
              <span role="status">
                <Show when={updated()}>{(last) => `${t("follow.changed", { n: last().n })} · `}</Show>
                {t("state_at", { time: formatTime(updated()?.at ?? props.updatedAt) })}
              </span>
            </span>
          }
        />
      </div>
      <Show when={props.failed}>{(problem) => <ErrorState problem={problem()} retry={props.loadMore} />}</Show>
      <RowBar
        row={activeRow()}
        column={props.columns[active()?.column ?? -1]}
        at={active()?.column ?? -1}
        mayEdit={props.mayEdit}
        mayDelete={props.mayDelete}
        problem={editor.editing()?.problem}
        onEdit={begin}
        onDelete={() => setDeleting(activeRow())}
        actions={
          <Show when={props.mayArrange && activeRow()}>
            {(row) => <LeadActions row={row()} assignmentId={props.assignmentId} />}
          </Show>
        }
        {...(props.mayVerify && hasClock(props.columns[active()?.column ?? -1])
          ? { onVerify: () => void verify() }
          : {})}
      />
      <DeleteRow
        row={deleting()}
        assignmentId={props.assignmentId}
        onClose={() => setDeleting(undefined)}
        onDeleting={(row) => go(neighbour(row))}
      />
    </div>
  );
}

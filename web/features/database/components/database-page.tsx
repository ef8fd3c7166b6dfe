import { Link } from "@tanstack/solid-router";
import Download from "lucide-solid/icons/download";
import Plus from "lucide-solid/icons/plus";
import Search from "lucide-solid/icons/search";
import { createComputed, createEffect, createSignal, Show } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { AssignmentView } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";
import type { DatabaseColumn, DatabaseRow, RowFilter } from "#contract/rows.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useInfiniteQuery, useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { assignmentQuery, type GridView, outcomesQuery, rowsQuery, wholeFile } from "../database.queries.ts";
import { messages } from "../messages.ts";
import { AddRowDialog } from "./add-row-dialog.tsx";
import { DatabaseGrid } from "./database-grid.tsx";
import { DeleteDatabase } from "./delete-database.tsx";
import { DeleteRows } from "./delete-rows.tsx";
import { DownloadDialog } from "./download-dialog.tsx";
import { GridToolbar } from "./grid-toolbar.tsx";
import { LookupDialog } from "./lookup-dialog.tsx";

/**
 * The database of one assignment, for its client (see, change, download, delete: P3-8…11) and its supervisor (read, check,
 * correct). One grid; what may be done comes from the server.
 */
export function DatabasePage(props: { assignmentId: string; role: Role; filter?: RowFilter }) {
  const t = messages.use();
  usePageName(() => t("page"));
  const assignment = useQuery(() => assignmentQuery(props.assignmentId));
  const outcomes = useQuery(() => ({ ...outcomesQuery(props.assignmentId), enabled: props.role !== "administrator" }));
  const [view, setView] = createSignal<GridView>({ ...wholeFile, filter: props.filter ?? {} });
  const pages = useInfiniteQuery(() => rowsQuery(props.assignmentId, view()));
  const may = (): Partial<AssignmentView["may"]> => (assignment.isSuccess ? assignment.data.may : {});
  const [dialog, setDialog] = createSignal<"download" | "delete" | "add" | "lookup" | "rows">();
  const close = () => setDialog(undefined);
  const [selected, setSelected] = createSignal<ReadonlySet<string>>(new Set());
  const select = (rowId: string, chosen: boolean) => {
    const next = new Set(selected());
    if (chosen) next.add(rowId);
    else next.delete(rowId);
    setSelected(next);
  };
  const show = (next: GridView) => {
    setSelected(new Set<string>());
    setView(next);
  };
  const filtered = () => Object.keys(view().filter).length > 0;
  const whole = () => !filtered() && view().from === "";
  const isClient = () => props.role === "client";
  // Known once a page came; kept while another view is read.
  const [columns, setColumns] = createSignal<readonly DatabaseColumn[]>([]);
  const [total, setTotal] = createSignal<number>();
  // One lasting object per row: an edit changes its text on screen without redrawing cells, so focus stays where it is.
  const [shown, setShown] = createStore<{ rows: DatabaseRow[] }>({ rows: [] });
  createComputed(() => {
    const rows = pages.isSuccess ? pages.data.pages.flatMap((page) => page.rows) : [];
    setShown("rows", reconcile(rows, { key: "id" }));
    const first = pages.isSuccess ? pages.data.pages[0] : undefined;
    if (first !== undefined) setColumns(first.columns);
    if (first?.total != null) setTotal(first.total);
  });
  const rows = () => shown.rows;
  // A page without a match goes on by itself; a jump past the last row shows the rows before it.
  const searching = () => rows().length === 0 && !pages.isError && (pages.hasNextPage || pages.hasPreviousPage);
  createEffect(() => {
    if (!pages.isSuccess || !searching() || pages.isFetching) return;
    void (pages.hasNextPage ? pages.fetchNextPage() : pages.fetchPreviousPage());
  });
  return (
    <Page width="full" class="gap-4!">
      <header class="flex flex-wrap items-center justify-between gap-3">
        <p class="max-w-measure text-ink-2">{t(isClient() ? "lead" : "lead.staff")}</p>
        <div class="flex flex-wrap gap-2">
          <Show when={may().delete}>
            <Button variant="quiet" onClick={() => setDialog("delete")}>
              {t("delete.all")}
            </Button>
          </Show>
          <Show when={props.role !== "administrator" && columns().length > 0}>
            <Button icon={<Search size={16} aria-hidden="true" />} onClick={() => setDialog("lookup")}>
              {t("lookup.open")}
            </Button>
          </Show>
          <Show when={may().upload && columns().length > 0}>
            <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setDialog("add")}>
              {t("add.open")}
            </Button>
          </Show>
          <Show when={may().export && rows().length > 0}>
            <Button
              variant="primary"
              icon={<Download size={16} aria-hidden="true" />}
              onClick={() => setDialog("download")}
            >
              {t("download")}
            </Button>
          </Show>
        </div>
      </header>
      <Show when={columns().length > 0}>
        <GridToolbar view={view()} onView={show} outcomes={outcomes.isSuccess ? outcomes.data.settings.outcomes : []}>
          <Show when={selected().size > 0}>
            <Button variant="danger" onClick={() => setDialog("rows")}>
              {t("delete.rows", { n: selected().size })}
            </Button>
          </Show>
        </GridToolbar>
      </Show>
      <QueryView
        query={pages}
        empty={() => rows().length === 0 && whole()}
        whenEmpty={
          <Card>
            <EmptyState
              title={t("empty.title")}
              action={
                <Show when={may().upload}>
                  <Link
                    to="/assignments/$assignmentId/upload"
                    params={{ assignmentId: props.assignmentId }}
                    class={buttonClass("primary")}
                  >
                    {t("empty.action")}
                  </Link>
                </Show>
              }
            >
              {t("empty.text")}
            </EmptyState>
          </Card>
        }
      >
        {() => (
          <Show
            when={rows().length > 0}
            fallback={
              <Show when={!searching()} fallback={<p class="text-ink-3">{t("filter.searching")}</p>}>
                <EmptyState title={t("filter.none")}>{t("filter.none_text")}</EmptyState>
              </Show>
            }
          >
            <DatabaseGrid
              assignmentId={props.assignmentId}
              columns={columns()}
              rows={rows()}
              total={filtered() ? undefined : total()}
              updatedAt={new Date(pages.dataUpdatedAt).toISOString()}
              mayEdit={may().editRows ?? false}
              mayDelete={may().delete ?? false}
              mayArrange={may().plan ?? false}
              mayVerify={props.role === "supervisor"}
              selected={selected()}
              onSelect={select}
              hasPrevious={pages.hasPreviousPage}
              loadPrevious={() => void pages.fetchPreviousPage()}
              hasMore={pages.hasNextPage}
              loading={pages.isFetchingNextPage || pages.isFetchingPreviousPage}
              failed={pages.isFetchNextPageError ? pages.error : undefined}
              loadMore={() => void pages.fetchNextPage()}
            />
          </Show>
        )}
      </QueryView>
      <Show when={dialog() === "add"}>
        <AddRowDialog
          assignmentId={props.assignmentId}
          columns={columns()}
          onClose={close}
          onAdded={() => {
            close();
            show({ ...wholeFile, from: String((total() ?? 0) + 1) });
          }}
        />
      </Show>
      <Show when={dialog() === "lookup"}>
        <LookupDialog
          assignmentId={props.assignmentId}
          onClose={close}
          onRow={(ordinal) => {
            close();
            show({ ...wholeFile, from: String(ordinal) });
          }}
        />
      </Show>
      <DeleteRows
        open={dialog() === "rows"}
        ids={[...selected()]}
        assignmentId={props.assignmentId}
        onClose={close}
        onDeleted={() => setSelected(new Set<string>())}
      />
      <DownloadDialog open={dialog() === "download"} onClose={close} assignmentId={props.assignmentId} />
      <DeleteDatabase
        open={dialog() === "delete"}
        onClose={close}
        assignmentId={props.assignmentId}
        counts={assignment.isSuccess ? assignment.data.counts : undefined}
      />
    </Page>
  );
}

import { Link } from "@tanstack/solid-router";
import Download from "lucide-solid/icons/download";
import { createComputed, createSignal, Show } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import type { AssignmentView } from "#contract/assignments.ts";
import type { DatabaseRow } from "#contract/rows.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useInfiniteQuery, useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { assignmentQuery, rowsQuery } from "../database.queries.ts";
import { messages } from "../messages.ts";
import { DatabaseGrid } from "./database-grid.tsx";
import { DeleteDatabase } from "./delete-database.tsx";
import { DownloadDialog } from "./download-dialog.tsx";

/** The client's own database: see, change, download, delete (P3-8…11). Stands inside the assignment's page. */
export function DatabasePage(props: { assignmentId: string }) {
  const t = messages.use();
  usePageName(() => t("page"));
  const assignment = useQuery(() => assignmentQuery(props.assignmentId));
  const pages = useInfiniteQuery(() => rowsQuery(props.assignmentId));
  const may = (): Partial<AssignmentView["may"]> => (assignment.isSuccess ? assignment.data.may : {});
  const [dialog, setDialog] = createSignal<"download" | "delete">();
  // One lasting object per row: an edit changes its text on screen without redrawing cells, so focus stays where it is.
  const [shown, setShown] = createStore<{ rows: DatabaseRow[] }>({ rows: [] });
  createComputed(() => {
    const rows = pages.isSuccess ? pages.data.pages.flatMap((page) => page.rows) : [];
    setShown("rows", reconcile(rows, { key: "id" }));
  });
  const rows = () => shown.rows;
  return (
    <Page width="full" class="gap-4!">
      <header class="flex flex-wrap items-center justify-between gap-3">
        <p class="max-w-measure text-ink-2">{t("lead")}</p>
        <div class="flex flex-wrap gap-2">
          <Show when={may().delete}>
            <Button variant="quiet" onClick={() => setDialog("delete")}>
              {t("delete.all")}
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
      <QueryView
        query={pages}
        empty={() => rows().length === 0}
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
        {(data) => (
          <DatabaseGrid
            assignmentId={props.assignmentId}
            columns={data().pages[0]?.columns ?? []}
            rows={rows()}
            total={data().pages[0]?.total ?? undefined}
            updatedAt={new Date(pages.dataUpdatedAt).toISOString()}
            mayEdit={may().editRows ?? false}
            mayDelete={may().delete ?? false}
            mayArrange={may().plan ?? false}
            hasMore={pages.hasNextPage}
            loading={pages.isFetchingNextPage}
            failed={pages.isFetchNextPageError ? pages.error : undefined}
            loadMore={() => void pages.fetchNextPage()}
          />
        )}
      </QueryView>
      <DownloadDialog
        open={dialog() === "download"}
        onClose={() => setDialog(undefined)}
        assignmentId={props.assignmentId}
      />
      <DeleteDatabase
        open={dialog() === "delete"}
        onClose={() => setDialog(undefined)}
        assignmentId={props.assignmentId}
        counts={assignment.isSuccess ? assignment.data.counts : undefined}
      />
    </Page>
  );
}

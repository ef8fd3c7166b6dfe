import { useMutation } from "@tanstack/solid-query";
import { Link } from "@tanstack/solid-router";
import FileCheck from "lucide-solid/icons/file-check";
import { Show } from "solid-js";
import type { DeletionReceipt } from "#contract/rows.ts";
import { formatDateTime, formatNumber } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { downloadReceipt, receiptsQuery } from "../receipts.queries.ts";

const things = ["rows", "leads", "notes", "contacts", "companies"] as const;

/** What remains of a client's deletions: signed files to keep (P3-11). */
export function ReceiptsPage() {
  const t = messages.use();
  const receipts = useInfiniteQuery(() => receiptsQuery);
  const download = useMutation(() => ({ mutationFn: downloadReceipt }));
  const countsOf = (receipt: DeletionReceipt) =>
    things
      .map((thing) => ({ thing, n: receipt.counts[thing] ?? 0 }))
      .filter(({ n }) => n > 0)
      .map(({ thing, n }) => t(`count.${thing}`, { n, text: formatNumber(n) }))
      .join(", ");
  const columns: Column<DeletionReceipt>[] = [
    { id: "at", header: t("at"), cell: (row) => <DateTimeText value={row.deletedAt} /> },
    { id: "what", header: t("what"), cell: (row) => t(`kind.${row.kind}`) },
    { id: "counts", header: t("counts"), cell: countsOf },
    {
      id: "actions",
      header: t("actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Button
          size="sm"
          busy={download.isPending && download.variables === row.id}
          aria-label={t("download.label", { at: formatDateTime(row.deletedAt) })}
          onClick={() => download.mutate(row.id)}
        >
          {t("download")}
        </Button>
      ),
    },
  ];
  return (
    <Page>
      <PageHeader
        pageName={t("title")}
        lead={t("lead")}
        actions={
          <Link to="/verify" class={buttonClass("secondary")}>
            {t("verify")}
          </Link>
        }
      />
      <Show when={download.error}>{(error) => <Banner tone="bad">{problemText(error())}</Banner>}</Show>
      <Card flush>
        <QueryView
          query={receipts}
          empty={(data) => data.pages.every((page) => page.items.length === 0)}
          whenEmpty={
            <EmptyState icon={<FileCheck size={20} aria-hidden="true" />} title={t("empty.title")}>
              {t("empty.text")}
            </EmptyState>
          }
        >
          {(data) => (
            <>
              <Table
                label={t("table")}
                columns={columns}
                rows={data().pages.flatMap((page) => page.items)}
                rowKey={(row) => row.id}
              />
              <Show when={receipts.hasNextPage}>
                <div class="flex justify-center border-t border-line px-4 py-2">
                  <Button size="sm" busy={receipts.isFetchingNextPage} onClick={() => void receipts.fetchNextPage()}>
                    {t("more")}
                  </Button>
                </div>
              </Show>
            </>
          )}
        </QueryView>
      </Card>
    </Page>
  );
}

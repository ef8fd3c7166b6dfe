import { createSignal, Show } from "solid-js";
import { formatDate } from "#web/platform/format.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { accessLogQuery, type LogPeriod } from "../access-log.queries.ts";
import { messages } from "../messages.ts";
import { describe } from "../words.ts";
import { LogTools } from "./log-tools.tsx";
import { SealState } from "./seal-state.tsx";

/** Who looked at this database (P3-7). Stands inside the assignment's page. */
export function AccessLogPage(props: { assignmentId: string }) {
  const t = messages.use();
  usePageName(() => t("page"));
  const [period, setPeriod] = createSignal<LogPeriod>({ from: "", until: "" });
  const log = useInfiniteQuery(() => accessLogQuery(props.assignmentId, period()));
  const head = () => log.data?.pages[0]?.head ?? null;
  return (
    <Page>
      <p class="max-w-measure text-ink-2">{t("lead")}</p>
      <LogTools assignmentId={props.assignmentId} period={period()} onPeriod={setPeriod} />
      <Show when={log.data?.pages[0]?.archivedUntil}>
        {(at) => <Banner tone="info">{t("archived", { date: formatDate(at()) })}</Banner>}
      </Show>
      <SealState head={head()} known={log.data !== undefined} />
      <Card flush>
        <QueryView
          query={log}
          empty={(data) => data.pages.every((page) => page.items.length === 0)}
          whenEmpty={
            <Show
              when={period().from || period().until}
              fallback={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
            >
              <EmptyState title={t("empty.period.title")}>{t("empty.period.text")}</EmptyState>
            </Show>
          }
        >
          {(data) => (
            <>
              <Table
                label={t("table")}
                rows={data().pages.flatMap((page) => page.items)}
                rowKey={(row) => String(row.seq)}
                columns={[
                  {
                    id: "at",
                    header: t("at"),
                    class: "whitespace-nowrap",
                    cell: (row) => (
                      <span class="inline-flex flex-wrap items-baseline gap-x-2">
                        <DateTimeText value={row.at} />
                        <Show when={row.seq > (head()?.size ?? 0)}>
                          <span class="text-xs text-ink-3">{t("row.unsealed")}</span>
                        </Show>
                      </span>
                    ),
                  },
                  {
                    id: "who",
                    header: t("who"),
                    class: "sm:whitespace-nowrap",
                    cell: (row) => (
                      <span class="inline-flex items-baseline gap-x-2 max-sm:flex-wrap">
                        {describe(row).role}
                        <span class="tabular text-xs text-ink-3">{row.pseudonym}</span>
                      </span>
                    ),
                  },
                  {
                    id: "action",
                    header: t("action"),
                    cell: (row) => (
                      <span class="inline-flex flex-wrap items-center gap-2">
                        {describe(row).action}
                        <Show when={row.outcome === "refused"}>
                          <Badge tone="bad">{t("outcome.refused")}</Badge>
                        </Show>
                      </span>
                    ),
                  },
                  {
                    id: "purpose",
                    header: t("purpose"),
                    class: "sm:whitespace-nowrap",
                    cell: (row) => describe(row).purpose,
                  },
                  {
                    id: "record",
                    header: t("record"),
                    cell: (row) => (
                      <span class="inline-flex flex-wrap items-baseline gap-x-2">
                        {describe(row).record}
                        <Show when={describe(row).place}>
                          {(id) => <span class="tabular text-xs wrap-anywhere text-ink-3">{id()}</span>}
                        </Show>
                      </span>
                    ),
                  },
                ]}
              />
              <div class="flex min-h-12 items-center justify-center border-t border-line px-4 py-2 text-sm text-ink-3">
                <Show when={log.hasNextPage} fallback={t("end")}>
                  <Button size="sm" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                    {t("more")}
                  </Button>
                </Show>
              </div>
            </>
          )}
        </QueryView>
      </Card>
    </Page>
  );
}

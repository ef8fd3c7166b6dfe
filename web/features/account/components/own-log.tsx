import Eye from "lucide-solid/icons/eye";
import { Show } from "solid-js";
import type { AccessLogRow } from "#contract/rows.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateTimeText, NumberText } from "#web/ui/time.tsx";
import { ownLogQuery } from "../account.queries.ts";
import { actionWords, outcomeWord, purposeWord } from "../log-words.ts";
import { messages } from "../messages.ts";

/** What this person looked at, as it stands in the log (P3-7). */
export function OwnLog() {
  const t = messages.use();
  const log = useInfiniteQuery(() => ownLogQuery);
  const columns: Column<AccessLogRow>[] = [
    { id: "at", header: t("log.at"), cell: (row) => <DateTimeText value={row.at} /> },
    { id: "what", header: t("log.what"), cell: (row) => actionWords(row.action).noun },
    { id: "action", header: t("log.action"), cell: (row) => actionWords(row.action).verb },
    { id: "count", header: t("log.count"), align: "end", cell: (row) => <NumberText value={row.recordCount} /> },
    { id: "purpose", header: t("log.purpose"), cell: (row) => purposeWord(row.purpose) },
    {
      id: "outcome",
      header: t("log.outcome"),
      cell: (row) => (
        <Show when={row.outcome === "refused"} fallback={outcomeWord(row.outcome)}>
          <Badge tone="bad">{outcomeWord(row.outcome)}</Badge>
        </Show>
      ),
    },
  ];
  return (
    <div class="grid gap-3">
      <p class="max-w-measure text-ink-2">{t("log.text")}</p>
      <Card flush>
        <QueryView
          query={log}
          empty={(data) => data.pages.every((page) => page.items.length === 0)}
          whenEmpty={
            <EmptyState icon={<Eye size={20} aria-hidden="true" />} title={t("log.empty")}>
              {t("log.empty_text")}
            </EmptyState>
          }
        >
          {(data) => (
            <Table
              label={t("tab.log")}
              columns={columns}
              rows={data().pages.flatMap((page) => page.items)}
              rowKey={(row) => String(row.seq)}
            />
          )}
        </QueryView>
      </Card>
      <Show when={log.hasNextPage}>
        <div>
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("log.more")}
          </Button>
        </div>
      </Show>
    </div>
  );
}

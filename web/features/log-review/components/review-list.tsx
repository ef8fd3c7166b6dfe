import { Link } from "@tanstack/solid-router";
import { createSignal, Show } from "solid-js";
import type { LogReviewRow } from "#contract/log-reviews.ts";
import { formatDate } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { reviewsQuery } from "../log-review.queries.ts";
import { messages } from "../messages.ts";
import { monthText } from "../words.ts";
import { WholeLogDialog } from "./whole-log-dialog.tsx";

/** Every month of the log, for the director who reviews it (L-12). */
export function ReviewList() {
  const t = messages.use();
  const reviews = useQuery(() => reviewsQuery);
  const [open, setOpen] = createSignal(false);
  const columns: Column<LogReviewRow>[] = [
    {
      id: "month",
      header: t("month"),
      cell: (row) => (
        <Link to="/log-reviews/$month" params={{ month: row.month }} class="font-medium underline underline-offset-2">
          {monthText(row.month)}
        </Link>
      ),
    },
    { id: "findings", header: t("findings"), cell: (row) => t("findings.count", { n: row.findings }) },
    {
      id: "state",
      header: t("state"),
      cell: (row) => (
        <Show when={row.signedAt} fallback={<Badge tone="review">{t("state.open")}</Badge>}>
          {(at) => t("state.signed", { name: row.signedName ?? "", at: formatDate(at()) })}
        </Show>
      ),
    },
  ];
  return (
    <Page>
      <PageHeader
        pageName={t("title")}
        lead={t("lead")}
        actions={<Button onClick={() => setOpen(true)}>{t("whole.action")}</Button>}
      />
      <Card flush>
        <QueryView
          query={reviews}
          empty={(data) => data.length === 0}
          whenEmpty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        >
          {(data) => <Table label={t("table")} columns={columns} rows={data()} rowKey={(row) => row.month} />}
        </QueryView>
      </Card>
      <WholeLogDialog open={open()} onClose={() => setOpen(false)} />
    </Page>
  );
}

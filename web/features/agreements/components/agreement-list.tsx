import { Link } from "@tanstack/solid-router";

import type { AgreementRow, AgreementState } from "#contract/assignments.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Badge, type BadgeTone } from "#web/ui/badge.tsx";
import { Card } from "#web/ui/card.tsx";
import { LoadMore } from "#web/ui/load-more.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateText } from "#web/ui/time.tsx";
import { agreementsPage } from "../agreements.queries.ts";
import { messages } from "../messages.ts";

const TONE: Record<AgreementState, BadgeTone> = {
  none: "neutral",
  signed: "review",
  not_started: "neutral",
  in_force: "good",
  ended: "gone",
};

/** All agreements within reach; what waits for a countersignature first. */
export function AgreementList() {
  const t = messages.use();
  const list = useInfiniteQuery(() => ({
    queryKey: ["agreements"],
    queryFn: ({ pageParam }) => agreementsPage(pageParam),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  }));
  const columns = (): Column<AgreementRow>[] => [
    {
      id: "assignment",
      header: t("column.assignment"),
      cell: (row) => (
        <Link
          to="/assignments/$assignmentId/agreement"
          params={{ assignmentId: row.assignmentId }}
          class="font-medium underline-offset-2 hover:underline"
        >
          {row.assignmentName}
        </Link>
      ),
    },
    { id: "client", header: t("column.client"), cell: (row) => row.clientName },
    {
      id: "state",
      header: t("column.state"),
      cell: (row) => <Badge tone={TONE[row.state]}>{t(`badge.${row.state}`)}</Badge>,
    },
    { id: "signed", header: t("column.signed"), align: "end", cell: (row) => <DateText value={row.signedAt} /> },
  ];
  return (
    <Page>
      <PageHeader pageName={t("list.title")} lead={t("list.lead")} />
      <QueryView
        query={list}
        empty={(data) => data.pages.every((page) => page.items.length === 0)}
        whenEmpty={
          <Card>
            <EmptyState title={t("list.empty")}>{t("list.empty.text")}</EmptyState>
          </Card>
        }
      >
        {(data) => (
          <>
            <Card flush>
              <Table
                label={t("list.title")}
                columns={columns()}
                rows={data().pages.flatMap((page) => page.items)}
                rowKey={(row) => row.id}
              />
            </Card>
            <LoadMore pages={list}>{t("list.more")}</LoadMore>
          </>
        )}
      </QueryView>
    </Page>
  );
}

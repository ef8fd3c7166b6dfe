import { Link } from "@tanstack/solid-router";
import Inbox from "lucide-solid/icons/inbox";
import { createSignal, Show } from "solid-js";
import type { RequestRow } from "#contract/requests.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { Tabs } from "#web/ui/tabs.tsx";
import { DateText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { requestsQuery } from "../requests.queries.ts";
import { urgencyTone } from "../words.ts";
import { HoldCell } from "./hold-card.tsx";
import { RegisterDialog } from "./register-dialog.tsx";

/** The desk: by deadline, overdue in red, nobody's name (P7-4). `mayOpen`: a director; others see dates and stages only. */
export function RequestsPage(props: { mayOpen: boolean }) {
  const t = messages.use();
  const [tab, setTab] = createSignal<"yes" | "no">("yes");
  const [registering, setRegistering] = createSignal(false);
  return (
    <Page>
      <PageHeader
        pageName={t("desk.title")}
        lead={t("desk.lead")}
        actions={
          <Show when={props.mayOpen}>
            <Link to="/processing-register" class={buttonClass("secondary")}>
              {t("processing.title")}
            </Link>
            <Button variant="primary" onClick={() => setRegistering(true)}>
              {t("desk.register")}
            </Button>
          </Show>
        }
      />
      <Tabs
        label={t("desk.tabs")}
        value={tab()}
        onChange={setTab}
        items={[
          { value: "yes", label: t("desk.open"), content: () => <RequestList open="yes" mayOpen={props.mayOpen} /> },
          { value: "no", label: t("desk.done"), content: () => <RequestList open="no" mayOpen={props.mayOpen} /> },
        ]}
      />
      <RegisterDialog open={registering()} onClose={() => setRegistering(false)} />
    </Page>
  );
}

function RequestList(props: { open: "yes" | "no"; mayOpen: boolean }) {
  const t = messages.use();
  const list = useInfiniteQuery(() => requestsQuery(props.open));
  const columns = (): Column<RequestRow>[] => [
    {
      id: "reference",
      header: t("column.reference"),
      cell: (row) => (
        <Show when={props.mayOpen} fallback={<span class="tabular">{row.reference}</span>}>
          <Link
            to="/requests/$requestId"
            params={{ requestId: row.id }}
            class="tabular font-medium text-brand underline-offset-2 hover:underline"
          >
            {row.reference}
          </Link>
        </Show>
      ),
    },
    { id: "kind", header: t("column.kind"), cell: (row) => t(`kind.${row.kind}`) },
    { id: "state", header: t("column.state"), cell: (row) => t(`state.${row.state}`) },
    ...(props.open === "yes"
      ? ([
          {
            id: "deadline",
            header: t("column.deadline"),
            cell: (row) => (
              <span class="flex flex-wrap items-center gap-2">
                <DateText value={row.answerBefore} />
                <Badge tone={urgencyTone[row.urgency]}>{t(`urgency.${row.urgency}`)}</Badge>
              </span>
            ),
          },
          { id: "law", header: t("column.law"), cell: (row) => <DateText value={row.lawBefore} />, hideNarrow: true },
          { id: "day", header: t("column.day"), align: "end", cell: (row) => row.day },
          { id: "hold", header: t("hold.title"), cell: (row) => <HoldCell row={row} /> },
          { id: "tasks", header: t("column.tasks"), align: "end", cell: (row) => row.openTasks },
        ] satisfies Column<RequestRow>[])
      : ([
          { id: "received", header: t("column.received"), cell: (row) => <DateText value={row.receivedOn} /> },
          {
            id: "ended",
            header: t("column.ended"),
            cell: (row) => <Show when={row.answeredAt}>{(at) => <DateText value={at()} />}</Show>,
          },
        ] satisfies Column<RequestRow>[])),
  ];
  return (
    <Card flush>
      <QueryView
        query={list}
        empty={(data) => data.pages.every((page) => page.items.length === 0)}
        whenEmpty={
          <EmptyState
            icon={<Inbox size={20} aria-hidden="true" />}
            title={props.open === "yes" ? t("desk.none") : t("desk.none_done")}
          >
            {props.open === "yes" ? t("desk.none_text") : t("desk.none_done_text")}
          </EmptyState>
        }
      >
        {(data) => (
          <>
            <Table
              label={t("desk.title")}
              columns={columns()}
              rows={data().pages.flatMap((page) => page.items)}
              rowKey={(row) => row.id}
            />
            <Show when={list.hasNextPage}>
              <div class="p-3">
                <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                  {t("desk.more")}
                </Button>
              </div>
            </Show>
          </>
        )}
      </QueryView>
    </Card>
  );
}

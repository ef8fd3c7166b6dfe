import { Link } from "@tanstack/solid-router";
import ListChecks from "lucide-solid/icons/list-checks";
import { createSignal, For, Show } from "solid-js";
import type { TaskRow } from "#contract/requests.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { tasksQuery } from "../requests.queries.ts";
import { ApproveCard } from "./approve-card.tsx";
import { RegisterDialog } from "./register-dialog.tsx";

/** A supervisor's own tasks for running requests (P4.3-7). */
export function TasksPage() {
  const t = messages.use();
  const tasks = useQuery(() => tasksQuery);
  const [registering, setRegistering] = createSignal(false);
  const columns: Column<TaskRow>[] = [
    {
      id: "assignment",
      header: t("task.assignment"),
      cell: (row) => <span class="font-medium">{row.assignmentName}</span>,
    },
    { id: "kind", header: t("column.kind"), cell: (row) => t(`kind.${row.kind}`) },
    { id: "reference", header: t("column.reference"), cell: (row) => <span class="tabular">{row.reference}</span> },
    { id: "deadline", header: t("column.deadline"), cell: (row) => <DateText value={row.answerBefore} /> },
    {
      id: "progress",
      header: t("task.progress"),
      cell: (row) => (
        <Show when={row.doneAt === null} fallback={<Badge tone="good">{t("tasks.done")}</Badge>}>
          <span class="tabular">
            {row.reviewed} / {row.notes}
          </span>
        </Show>
      ),
    },
    {
      id: "open",
      header: t("task.open"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Link
          to="/request-tasks/$requestId/$assignmentId"
          params={{ requestId: row.requestId, assignmentId: row.assignmentId ?? "" }}
          class={buttonClass(row.doneAt === null ? "primary" : "secondary", "sm")}
        >
          {row.doneAt === null ? t("task.open") : t("task.view")}
        </Link>
      ),
    },
  ];
  const reviews = (rows: TaskRow[]) => rows.filter(({ assignmentId }) => assignmentId !== null);
  const approvals = (rows: TaskRow[]) => [
    ...new Map(rows.filter(({ approval }) => approval).map((row) => [row.requestId, row])).values(),
  ];
  return (
    <Page>
      <PageHeader
        pageName={t("task.title")}
        lead={t("task.lead")}
        actions={<Button onClick={() => setRegistering(true)}>{t("desk.register")}</Button>}
      />
      <QueryView
        query={tasks}
        empty={(data) => data.length === 0}
        whenEmpty={
          <EmptyState icon={<ListChecks size={20} aria-hidden="true" />} title={t("task.none")}>
            {t("task.none_text")}
          </EmptyState>
        }
      >
        {(data) => (
          <div class="grid gap-4">
            <For each={approvals(data())}>
              {(row) => (
                <div class="grid gap-1">
                  <p class="tabular text-sm text-ink-2">{row.reference}</p>
                  <ApproveCard request={{ id: row.requestId, decidedByMe: false, secondPerson: "supervisor" }} />
                </div>
              )}
            </For>
            <Show when={reviews(data()).length > 0}>
              <Card flush>
                <Table
                  label={t("task.title")}
                  columns={columns}
                  rows={reviews(data())}
                  rowKey={(row) => `${row.requestId} ${row.assignmentId}`}
                />
              </Card>
            </Show>
          </div>
        )}
      </QueryView>
      <RegisterDialog open={registering()} onClose={() => setRegistering(false)} />
    </Page>
  );
}

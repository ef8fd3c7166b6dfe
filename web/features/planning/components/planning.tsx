import { useQueryClient } from "@tanstack/solid-query";
import { createSignal, Show } from "solid-js";
import type { ScheduleRow } from "#contract/assignments.ts";
import { formatDate } from "#web/platform/format.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { refreshSchedules, schedulesQuery, withdrawPlan } from "../planning.queries.ts";
import { PlanDialog } from "./plan-dialog.tsx";
import { WeekPlan } from "./week-plan.tsx";

/** Who may take leads of this assignment and when; every change holds at the next request (P1-5). */
export function Planning(props: { assignmentId: string }) {
  const t = messages.use();
  usePageName(() => t("page_name"));
  const client = useQueryClient();
  const list = useQuery(() => schedulesQuery(props.assignmentId));
  const [planning, setPlanning] = createSignal<ScheduleRow>();
  const [removing, setRemoving] = createSignal<ScheduleRow>();

  const remove = async () => {
    const agent = removing();
    if (!agent) return;
    await withdrawPlan(props.assignmentId, agent.agentId);
    await refreshSchedules(client, props.assignmentId);
    showToast({ text: t("remove.done") });
  };

  const stretch = ({ fromOn, untilOn }: ScheduleRow["periods"][number]) => {
    const from = formatDate(fromOn);
    if (untilOn === null) return t("period.open", { from });
    return untilOn === fromOn ? from : t("period.closed", { from, until: formatDate(untilOn) });
  };
  const period = (row: ScheduleRow) => (
    <Show when={row.periods.length > 0} fallback={<span class="text-ink-3">{t("period.none")}</span>}>
      {row.periods.map(stretch).join(", ")}
    </Show>
  );
  const columns = (): Column<ScheduleRow>[] => [
    { id: "agent", header: t("column.agent"), cell: (row) => <span class="font-medium">{row.agentName}</span> },
    {
      id: "nda",
      header: t("column.nda"),
      cell: (row) => (
        <Badge tone={row.ndaSigned ? "good" : "review"}>{t(row.ndaSigned ? "nda.signed" : "nda.missing")}</Badge>
      ),
    },
    { id: "period", header: t("column.period"), cell: period },
    {
      id: "actions",
      header: t("column.actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <span class="inline-flex flex-wrap justify-end gap-2">
          <Show when={row.ndaSigned || row.fromOn !== null} fallback={<span class="text-ink-3">{t("nda.first")}</span>}>
            <Button
              size="sm"
              aria-label={t(row.fromOn === null ? "plan.label" : "change.label", { name: row.agentName })}
              onClick={() => setPlanning(row)}
            >
              {t(row.fromOn === null ? "plan" : "change")}
            </Button>
          </Show>
          <Show when={row.fromOn !== null}>
            <Button
              size="sm"
              variant="quiet"
              aria-label={t("remove.label", { name: row.agentName })}
              onClick={() => setRemoving(row)}
            >
              {t("remove")}
            </Button>
          </Show>
        </span>
      ),
    },
  ];

  return (
    <Page>
      <div class="grid gap-1">
        <h2 class="text-lg">{t("title")}</h2>
        <p class="max-w-measure text-ink-2">{t("lead")}</p>
      </div>
      <QueryView
        query={list}
        empty={(data) => data.items.length === 0}
        whenEmpty={
          <Card>
            <EmptyState title={t("empty")}>{t("empty.text")}</EmptyState>
          </Card>
        }
      >
        {(data) => (
          <>
            <Show when={data().items.some((row) => row.fromOn !== null && !row.ndaSigned)}>
              <Banner tone="warn">{t("nda.warning")}</Banner>
            </Show>
            <WeekPlan assignmentId={props.assignmentId} agents={data().items} />
            <Card flush title={t("periods.title")}>
              <Table label={t("title")} columns={columns()} rows={data().items} rowKey={(row) => row.agentId} />
            </Card>
          </>
        )}
      </QueryView>
      <Show when={planning()} keyed>
        {(agent) => (
          <PlanDialog assignmentId={props.assignmentId} agent={agent} onClose={() => setPlanning(undefined)} />
        )}
      </Show>
      <ConfirmDialog
        open={removing() !== undefined}
        onClose={() => setRemoving(undefined)}
        onConfirm={remove}
        title={t("remove.title")}
        confirmLabel={t("remove.confirm")}
      >
        <p class="text-ink-2">{t("remove.text", { name: removing()?.agentName ?? "" })}</p>
      </ConfirmDialog>
    </Page>
  );
}

import { Show } from "solid-js";
import type { TaskRow, TaskState } from "#contract/tasks.ts";
import { formatNumber } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Card } from "#web/ui/card.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { tasksQuery } from "../tasks.queries.ts";

const tones = { done: "good", running: "brand", late: "bad" } as const satisfies Record<TaskState, string>;
const doneBy = (row: TaskRow) => Object.values(row.counts).reduce((sum, n) => sum + n, 0);

/** The work of the clock: when each task last ended, and whether it is late. */
export function TasksCard() {
  const t = messages.use();
  const tasks = useQuery(() => tasksQuery);
  const at = (value: string | null) => (
    <Show when={value} fallback={t("never")}>
      {(iso) => <DateTimeText value={iso()} />}
    </Show>
  );
  const columns: Column<TaskRow>[] = [
    { id: "task", header: t("column.task"), cell: (row) => <span class="font-medium">{t(`task.${row.task}`)}</span> },
    {
      id: "state",
      header: t("column.state"),
      cell: (row) => <Badge tone={tones[row.state]}>{t(`state.${row.state}`)}</Badge>,
    },
    { id: "finished", header: t("column.finished"), cell: (row) => at(row.finishedAt) },
    { id: "heartbeat", header: t("column.heartbeat"), cell: (row) => at(row.heartbeatAt) },
    {
      id: "counts",
      header: t("column.counts"),
      align: "end",
      cell: (row) => (doneBy(row) === 0 ? t("counts.none") : formatNumber(doneBy(row))),
    },
  ];
  return (
    <Card title={t("title")} flush>
      <p class="max-w-measure px-4 py-3 text-ink-2">{t("lead")}</p>
      <QueryView query={tasks}>
        {(rows) => <Table label={t("title")} columns={columns} rows={rows()} rowKey={(row) => row.task} />}
      </QueryView>
    </Card>
  );
}

import CircleAlert from "lucide-solid/icons/circle-alert";
import { Show } from "solid-js";
import type { FloorAgent, FloorPhase } from "#contract/floor.ts";
import { formatDuration, formatNumber } from "#web/platform/format.ts";
import { Badge } from "#web/ui/badge.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";

const TONE = {
  call: "good",
  preview: "brand",
  wrap_up: "brand",
  ready: "neutral",
  pause: "review",
  away: "gone",
  elsewhere: "gone",
} as const satisfies Record<FloorPhase, string>;

/** Who does what since when, and how the day goes. */
export function AgentsTable(props: { agents: readonly FloorAgent[]; seconds: (since: string) => number }) {
  const t = messages.use();
  const columns: Column<FloorAgent>[] = [
    { id: "agent", header: t("column.agent"), cell: (row) => <span class="font-medium">{row.name}</span> },
    {
      id: "phase",
      header: t("column.phase"),
      cell: (row) => <Badge tone={TONE[row.phase]}>{t(`phase.${row.phase}`)}</Badge>,
    },
    {
      id: "time",
      header: t("column.time"),
      align: "end",
      cell: (row) => (
        <Show when={row.since} fallback="–">
          {(since) => <span class="tabular">{formatDuration(props.seconds(since()))}</span>}
        </Show>
      ),
    },
    { id: "assignment", header: t("column.assignment"), cell: (row) => row.assignmentName ?? "–" },
    { id: "calls", header: t("column.calls"), align: "end", cell: (row) => <NumberText value={row.calls} /> },
    {
      id: "positives",
      header: t("column.positives"),
      align: "end",
      cell: (row) => <NumberText value={row.positives} />,
    },
    {
      id: "rate",
      header: t("column.rate"),
      align: "end",
      cell: (row) => (
        <Show when={row.positivesPerHour !== null} fallback="–">
          {formatNumber(row.positivesPerHour ?? 0, { minimumFractionDigits: 1 })}
        </Show>
      ),
    },
    {
      id: "outcomes",
      header: t("column.outcomes"),
      hideNarrow: true,
      cell: (row) => (
        <span class="text-sm text-ink-2">
          {row.outcomes.map((outcome) => `${formatNumber(outcome.count)} ${outcomeText(outcome)}`).join(" · ")}
        </span>
      ),
    },
    { id: "skips", header: t("column.skips"), align: "end", cell: (row) => <NumberText value={row.skips} /> },
    {
      id: "refused",
      header: t("column.refused"),
      align: "end",
      cell: (row) => (
        <Show when={row.refused > 0} fallback={<NumberText value={0} />}>
          <span class="inline-flex items-center gap-1 font-medium text-bad" title={t("refused.hint")}>
            <CircleAlert size={14} aria-hidden="true" />
            <NumberText value={row.refused} />
          </span>
        </Show>
      ),
    },
  ];
  return <Table label={t("agents.title")} columns={columns} rows={props.agents} rowKey={(row) => row.id} />;
}

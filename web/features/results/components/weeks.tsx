import type { ResultsView } from "#contract/results.ts";
import { formatDate, formatDay, formatNumber } from "#web/platform/format.ts";
import { Chart } from "#web/ui/charts/chart.tsx";
import { Columns } from "#web/ui/charts/columns.tsx";
import { messages } from "../messages.ts";

type Week = ResultsView["weeks"][number];

/** Calls and positives over time. */
export function Weeks(props: { weeks: Week[] }) {
  const t = messages.use();
  return (
    <Chart
      title={t("weeks.title")}
      lead={t("weeks.lead")}
      columns={[
        { id: "week", header: t("weeks.week"), cell: (row: Week) => formatDate(row.startsOn) },
        { id: "calls", header: t("weeks.calls"), align: "end", cell: (row: Week) => formatNumber(row.calls) },
        { id: "positive", header: t("weeks.positive"), align: "end", cell: (row: Week) => formatNumber(row.positive) },
      ]}
      rows={props.weeks}
      rowKey={(row) => row.startsOn}
    >
      <Columns
        pairs={props.weeks.map(({ startsOn, calls, positive }) => ({
          label: formatDay(startsOn),
          whole: calls,
          part: positive,
        }))}
      />
    </Chart>
  );
}

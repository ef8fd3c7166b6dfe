import { formatNumber } from "#web/platform/format.ts";
import { type Bar, Bars } from "#web/ui/charts/bars.tsx";
import { Chart } from "#web/ui/charts/chart.tsx";
import { messages } from "../messages.ts";

/** Counts as bars and as a table. */
export function Counted(props: { title: string; lead: string; head?: string; bars: Bar[] }) {
  const t = messages.use();
  return (
    <Chart
      title={props.title}
      lead={props.lead}
      columns={[
        { id: "what", header: props.head ?? t("what"), cell: (row: Bar) => row.label },
        { id: "number", header: t("number"), align: "end", cell: (row: Bar) => formatNumber(row.value) },
      ]}
      rows={props.bars}
      rowKey={(row) => row.label}
    >
      <Bars bars={props.bars} />
    </Chart>
  );
}

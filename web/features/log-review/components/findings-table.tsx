import type { LogFinding, LogReviewView } from "#contract/log-reviews.ts";
import { formatNumber } from "#web/platform/format.ts";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { Who } from "./who.tsx";

export function FindingsTable(props: { review: LogReviewView }) {
  const t = messages.use();
  const columns: Column<LogFinding>[] = [
    { id: "who", header: t("who"), cell: (row) => <Who names={props.review.names} {...row} /> },
    {
      id: "what",
      header: t("what"),
      cell: (row) => t(`kind.${row.kind}`, { count: formatNumber(row.count), usual: formatNumber(row.usual ?? 0) }),
    },
    {
      id: "when",
      header: t("when"),
      cell: (row) => (row.dayOn === null ? t("when.month") : <DateText value={row.dayOn} />),
    },
  ];
  return (
    <Table
      label={t("findings.table")}
      columns={columns}
      rows={props.review.findings}
      rowKey={(row) => `${row.kind} ${row.pseudonym} ${row.dayOn}`}
    />
  );
}

import { Show } from "solid-js";
import type { LogReviewView } from "#contract/log-reviews.ts";
import type { AccessLogRow } from "#contract/rows.ts";
import { Badge } from "#web/ui/badge.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { Who } from "./who.tsx";

/** The drawn lines, in the log's own words: a reviewer compares them with an export. */
export function SampleTable(props: { review: LogReviewView }) {
  const t = messages.use();
  const columns: Column<AccessLogRow>[] = [
    { id: "when", header: t("when"), class: "whitespace-nowrap", cell: (row) => <DateTimeText value={row.at} /> },
    { id: "who", header: t("who"), cell: (row) => <Who names={props.review.names} {...row} /> },
    {
      id: "action",
      header: t("action"),
      cell: (row) => (
        <span class="inline-flex flex-wrap items-center gap-2">
          <code class="text-sm">{row.action}</code>
          <Show when={row.outcome === "refused"}>
            <Badge tone="bad">{t("refused")}</Badge>
          </Show>
        </span>
      ),
    },
    { id: "purpose", header: t("purpose"), cell: (row) => <code class="text-sm">{row.purpose}</code> },
    {
      id: "record",
      header: t("record"),
      cell: (row) => (
        <span class="tabular text-xs wrap-anywhere text-ink-3">
          {row.recordId ?? row.recordKind} × {row.recordCount}
        </span>
      ),
    },
  ];
  return (
    <Table label={t("sample.table")} columns={columns} rows={props.review.sample} rowKey={(row) => String(row.seq)} />
  );
}

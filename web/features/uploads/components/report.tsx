import { type JSX, Show } from "solid-js";
import type { UploadCounts, UploadView } from "#contract/uploads.ts";
import { targetFields } from "#contract/uploads.ts";
import { formatNumber } from "#web/platform/format.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { DataList } from "#web/ui/data-list.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { refusalsQuery } from "../uploads.queries.ts";
import { issueText, issueTitle } from "../words.ts";
import { Tiles } from "./tiles.tsx";

const detail = [
  "newCompanies",
  "matchedCompanies",
  "newContacts",
  "matchedContacts",
  "correctedValues",
  "unchanged",
  "doubtful",
  "heldBack",
  "suppressed",
] as const satisfies readonly (keyof UploadCounts)[];

/** What an upload did: figures that add up to the rows of the file, and every refused row with its reason. */
export function Report(props: { view: UploadView; actions?: JSX.Element }) {
  const t = messages.use();
  const accepted = () => props.view.rowCount - props.view.counts.refused;
  const n = formatNumber;
  return (
    <div class="grid gap-4">
      <Tiles
        items={[
          { value: props.view.rowCount, label: t("report.rows") },
          { value: accepted(), label: t("report.accepted"), tone: "good" },
          {
            value: props.view.counts.refused,
            label: t("report.refused"),
            tone: props.view.counts.refused > 0 ? "bad" : undefined,
          },
        ]}
      />
      <p class="tabular text-sm text-ink-3">
        {t("report.sum", {
          rows: n(props.view.rowCount),
          accepted: n(accepted()),
          refused: n(props.view.counts.refused),
        })}
      </p>
      <Card>
        <DataList
          class="grid-cols-[1fr_max-content]! [&_dd]:text-end [&>div]:contents"
          items={detail.map(
            (key) =>
              props.view.counts[key] > 0 && {
                label: t(`count.${key}`),
                value: <NumberText value={props.view.counts[key]} />,
              },
          )}
        />
      </Card>
      <Show when={props.view.counts.refused > 0} fallback={<p class="text-ink-2">{t("report.refusals.none")}</p>}>
        <Refusals view={props.view} actions={props.actions} />
      </Show>
    </div>
  );
}

function Refusals(props: { view: UploadView; actions?: JSX.Element }) {
  const t = messages.use();
  const refusals = useInfiniteQuery(() => refusalsQuery(props.view.id));
  const fieldName = (field: string | null) => {
    const target = targetFields.find((each) => each === field);
    return target ? t(`target.${target}`) : "";
  };
  return (
    <QueryView query={refusals}>
      {(data) => (
        <Card flush title={t("report.refusals")} actions={props.actions}>
          <Table
            label={t("report.refusals")}
            rows={data().pages.flatMap((page) => page.items)}
            rowKey={(row) => `${row.rowNumber} ${row.code}`}
            maxHeightClass="max-h-96"
            columns={[
              {
                id: "row",
                header: t("report.row"),
                cell: (row) => (
                  <span class="tabular">
                    <span class="sm:hidden">{t("report.row")} </span>
                    {formatNumber(row.rowNumber)}
                  </span>
                ),
              },
              { id: "field", header: t("report.field"), cell: (row) => fieldName(row.field) },
              {
                id: "reason",
                header: t("report.reason"),
                cell: (row) => <span title={issueText(row.code)}>{issueTitle(row.code)}</span>,
              },
            ]}
          />
          <div class="flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-2 text-xs text-ink-3">
            {t("report.row.note")}
            <Show when={refusals.hasNextPage}>
              <Button size="sm" busy={refusals.isFetchingNextPage} onClick={() => void refusals.fetchNextPage()}>
                {t("report.more")}
              </Button>
            </Show>
          </div>
        </Card>
      )}
    </QueryView>
  );
}

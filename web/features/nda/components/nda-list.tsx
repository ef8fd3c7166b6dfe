import FilePenLine from "lucide-solid/icons/file-pen-line";
import { createSignal, Show } from "solid-js";
import type { NdaRow } from "#contract/identity.ts";
import { formatDate } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";
import { ndasQuery } from "../nda.queries.ts";
import { WithdrawNda } from "./withdraw-nda.tsx";

/** For directors: who signed, and withdrawing it. */
export function NdaList() {
  const t = messages.use();
  const ndas = useQuery(() => ndasQuery);
  const [chosen, setChosen] = createSignal<NdaRow>();

  const columns: Column<NdaRow>[] = [
    { id: "name", header: t("column.name"), cell: (row) => <span class="font-medium">{row.userName}</span> },
    { id: "version", header: t("column.version"), align: "end", cell: (row) => row.version },
    { id: "signed", header: t("column.signed"), cell: (row) => <DateTimeText value={row.signedAt} /> },
    {
      id: "state",
      header: t("column.state"),
      cell: (row) => (
        <Show when={row.withdrawnAt} fallback={<Badge tone="good">{t("state.current")}</Badge>}>
          {(at) => <Badge tone="gone">{t("state.withdrawn", { date: formatDate(at()) })}</Badge>}
        </Show>
      ),
    },
    {
      id: "actions",
      header: t("column.actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Show when={row.withdrawnAt === null}>
          <Button size="sm" aria-label={`${t("withdraw")}: ${row.userName}`} onClick={() => setChosen(row)}>
            {t("withdraw")}
          </Button>
        </Show>
      ),
    },
  ];

  return (
    <Page>
      <PageHeader pageName={t("list.title")} lead={t("list.lead")} />
      <Card flush>
        <QueryView
          query={ndas}
          empty={(data) => data.length === 0}
          whenEmpty={
            <EmptyState icon={<FilePenLine size={20} aria-hidden="true" />} title={t("list.empty")}>
              {t("list.empty_text")}
            </EmptyState>
          }
        >
          {(data) => <Table label={t("list.title")} columns={columns} rows={data()} rowKey={(row) => row.id} />}
        </QueryView>
      </Card>
      <WithdrawNda nda={chosen()} onClose={() => setChosen(undefined)} />
    </Page>
  );
}

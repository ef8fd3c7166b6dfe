import { Link } from "@tanstack/solid-router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { forecastDays, type HeldLead, type Worklist } from "#contract/worklist.ts";
import { formatDate, formatNumber } from "#web/platform/format.ts";
import { usePageName } from "#web/platform/page-title.ts";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { Card } from "#web/ui/card.tsx";
import { LoadMore } from "#web/ui/load-more.tsx";
import { Page } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { messages } from "../messages.ts";
import { worklistQuery } from "../worklist.queries.ts";
import { DecideFormDialog } from "./decide-form-dialog.tsx";

/** What waits for the supervisor: checks due, what will be deleted, leads held back for their legal form. */
export function WorklistPage(props: { assignmentId: string }) {
  const t = messages.use();
  usePageName(() => t("page"));
  const list = useInfiniteQuery(() => worklistQuery(props.assignmentId));
  const [deciding, setDeciding] = createSignal<HeldLead>();
  const held = () => (list.isSuccess ? list.data.pages.flatMap((page) => page.held) : []);
  const columns: Column<HeldLead>[] = [
    { id: "company", header: t("held.company"), cell: (row) => <span class="font-medium">{row.companyName}</span> },
    { id: "form", header: t("held.form"), cell: (row) => row.legalForm },
    {
      id: "decision",
      header: t("held.decision"),
      cell: (row) => (
        <Show when={row.kept} fallback={<Badge tone="review">{t("held.open")}</Badge>}>
          {(kept) => (
            <span class="text-sm text-ink-2">
              {t("held.kept", { date: formatDate(kept().at), reference: kept().reference })}
            </span>
          )}
        </Show>
      ),
    },
    {
      id: "actions",
      header: t("held.actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Button
          size="sm"
          aria-label={t("held.decide_label", { name: row.companyName })}
          onClick={() => setDeciding(row)}
        >
          {t("held.decide")}
        </Button>
      ),
    },
  ];
  return (
    <Page>
      <div class="grid gap-1">
        <h2 class="text-lg">{t("title")}</h2>
        <p class="max-w-measure text-ink-2">{t("lead")}</p>
      </div>
      <QueryView query={list}>
        {(data) => (
          <>
            <div class="grid items-start gap-6 lg:grid-cols-2">
              <Card title={t("checks.title")}>
                <Counts assignmentId={props.assignmentId} list={data().pages[0] as Worklist} part="checks" />
              </Card>
              <Card title={t("purge.title", { days: formatNumber(forecastDays) })}>
                <div class="grid gap-3">
                  <p class="text-sm text-ink-3">{t("purge.text")}</p>
                  <Counts assignmentId={props.assignmentId} list={data().pages[0] as Worklist} part="purge" />
                </div>
              </Card>
            </div>
            <Card flush title={t("held.title")}>
              <p class="max-w-measure px-4 py-3 text-sm text-ink-3">{t("held.text")}</p>
              <Show
                when={held().length > 0}
                fallback={<EmptyState title={t("held.none")}>{t("held.none_text")}</EmptyState>}
              >
                <Table label={t("held.title")} columns={columns} rows={held()} rowKey={(row) => row.leadId} />
              </Show>
            </Card>
            <LoadMore pages={list}>{t("held.next")}</LoadMore>
          </>
        )}
      </QueryView>
      <Show when={deciding()} keyed>
        {(lead) => (
          <DecideFormDialog assignmentId={props.assignmentId} lead={lead} onClose={() => setDeciding(undefined)} />
        )}
      </Show>
    </Page>
  );
}

function Counts(props: { assignmentId: string; list: Worklist; part: "checks" | "purge" }) {
  const t = messages.use();
  const count = (n: number) => (props.list.more ? t("more", { n: formatNumber(n) }) : formatNumber(n));
  const grid = (what: string, search: Record<string, string>): JSX.Element => (
    <Link
      to="/assignments/$assignmentId/database"
      params={{ assignmentId: props.assignmentId }}
      search={search as never}
      class={buttonClass("secondary", "sm")}
      aria-label={t("show.label", { what })}
    >
      {t("show")}
    </Link>
  );
  const lines = (): { label: string; n: string; action?: JSX.Element }[] => {
    const { due, purge, formUnknown, doubtful } = props.list;
    if (props.part === "purge")
      return [
        {
          label: t("purge.contacts"),
          n: count(purge.contacts),
          action: grid(t("purge.contacts"), { check: "purge" }),
        },
        { label: t("purge.values"), n: count(purge.values) },
      ];
    return [
      { label: t("checks.contacts"), n: count(due.contacts), action: grid(t("checks.contacts"), { check: "review" }) },
      { label: t("checks.soon", { days: formatNumber(forecastDays) }), n: count(due.soon) },
      { label: t("checks.companies"), n: count(due.companies) },
      { label: t("checks.form"), n: count(formUnknown), action: grid(t("checks.form"), { check: "form" }) },
      {
        label: t("checks.doubtful"),
        n: formatNumber(doubtful),
        action: (
          <Link
            to="/assignments/$assignmentId/reviews"
            params={{ assignmentId: props.assignmentId }}
            class={buttonClass("secondary", "sm")}
            aria-label={t("show.label", { what: t("checks.doubtful") })}
          >
            {t("show")}
          </Link>
        ),
      },
    ];
  };
  return (
    <dl class="grid gap-2">
      <For each={lines()}>
        {(line) => (
          <div class="flex min-h-8 items-center gap-3 border-t border-line pt-2 first:border-t-0 first:pt-0">
            <dt class="min-w-0 flex-1 text-ink-2">{line.label}</dt>
            <dd class="tabular font-medium">{line.n}</dd>
            <dd class="w-20 text-end">{line.action}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}

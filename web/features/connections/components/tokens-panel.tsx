import KeyRound from "lucide-solid/icons/key-round";
import { createSignal, Match, Show, Switch } from "solid-js";
import type { ApiTokenRow } from "#contract/api-tokens.ts";
import { formatDate } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { ConfirmDialog } from "#web/ui/confirm-dialog.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateText } from "#web/ui/time.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { tokensQuery, useRevokeToken } from "../connections.queries.ts";
import { messages } from "../messages.ts";

function TokenBadge(props: { row: ApiTokenRow; now: string }) {
  const t = messages.use();
  return (
    <Switch fallback={<Badge tone="good">{t("state.live", { date: formatDate(props.row.expiresAt) })}</Badge>}>
      <Match when={props.row.revokedAt}>
        {(at) => <Badge tone="gone">{t("state.revoked", { date: formatDate(at()) })}</Badge>}
      </Match>
      <Match when={props.row.expiresAt <= props.now}>
        <Badge tone="gone">{t("state.expired", { date: formatDate(props.row.expiresAt) })}</Badge>
      </Match>
    </Switch>
  );
}

/** Tokens that are and were, and taking one back. */
export function TokensPanel(props: { now: string }) {
  const t = messages.use();
  const tokens = useQuery(() => tokensQuery);
  const revoke = useRevokeToken();
  const [chosen, setChosen] = createSignal<ApiTokenRow>();
  const columns: Column<ApiTokenRow>[] = [
    {
      id: "label",
      header: t("column.label"),
      cell: (row) => (
        <span class="grid leading-5">
          <span class="font-medium">{row.label}</span>
          <span class="tabular text-xs wrap-anywhere text-ink-3">{t("pseudonym", { name: row.pseudonym })}</span>
        </span>
      ),
    },
    {
      id: "scopes",
      header: t("column.scopes"),
      cell: (row) => row.scopes.map((scope) => t(`scope.${scope}`)).join(", "),
    },
    { id: "created", header: t("column.created"), cell: (row) => <DateText value={row.createdAt} /> },
    {
      id: "used",
      header: t("column.used"),
      cell: (row) => (
        <Show when={row.lastUsedOn} fallback={t("used.never")}>
          {(on) => <DateText value={on()} />}
        </Show>
      ),
    },
    { id: "state", header: t("column.state"), cell: (row) => <TokenBadge row={row} now={props.now} /> },
    {
      id: "actions",
      header: t("column.actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Show when={row.revokedAt === null && row.expiresAt > props.now}>
          <Button size="sm" aria-label={`${t("revoke")}: ${row.label}`} onClick={() => setChosen(row)}>
            {t("revoke")}
          </Button>
        </Show>
      ),
    },
  ];
  const confirm = async () => {
    await revoke.mutateAsync(chosen()?.id ?? "");
    showToast({ text: t("revoke.done"), tone: "good" });
  };
  return (
    <>
      <Card flush>
        <QueryView
          query={tokens}
          empty={(rows) => rows.length === 0}
          whenEmpty={
            <EmptyState icon={<KeyRound size={20} aria-hidden="true" />} title={t("empty")}>
              {t("empty_text")}
            </EmptyState>
          }
        >
          {(rows) => <Table label={t("tab.tokens")} columns={columns} rows={rows()} rowKey={(row) => row.id} />}
        </QueryView>
      </Card>
      <ConfirmDialog
        open={chosen() !== undefined}
        onClose={() => setChosen(undefined)}
        onConfirm={confirm}
        title={t("revoke.title")}
        confirmLabel={t("revoke.confirm")}
        danger
      >
        <p>{t("revoke.text", { label: chosen()?.label ?? "" })}</p>
      </ConfirmDialog>
    </>
  );
}

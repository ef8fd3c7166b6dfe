import Mail from "lucide-solid/icons/mail";
import { createSignal, Match, Show, Switch } from "solid-js";
import type { InvitationRow } from "#contract/identity.ts";
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
import { messages } from "../messages.ts";
import { invitationState } from "../users.models.ts";
import { useRevokeInvitation } from "../users.mutations.ts";
import { invitationsQuery } from "../users.queries.ts";

function InvitationBadge(props: { row: InvitationRow; now: string }) {
  const t = messages.use();
  const state = () => invitationState(props.row, props.now);
  return (
    <Switch>
      <Match when={state() === "open"}>
        <Badge tone="brand">{t("invitation.open")}</Badge>
      </Match>
      <Match when={state() === "accepted" && props.row.acceptedAt}>
        {(at) => <Badge tone="good">{t("invitation.accepted", { date: formatDate(at()) })}</Badge>}
      </Match>
      <Match when={state() === "revoked" && props.row.revokedAt}>
        {(at) => <Badge tone="gone">{t("invitation.revoked", { date: formatDate(at()) })}</Badge>}
      </Match>
      <Match when={state() === "expired"}>
        <Badge tone="gone">{t("invitation.expired")}</Badge>
      </Match>
    </Switch>
  );
}

/** Who was invited, and taking an invitation back while its link still works. */
export function InvitationsPanel(props: { mayRevoke: boolean; now: string }) {
  const t = messages.use();
  const invitations = useQuery(() => invitationsQuery);
  const revoke = useRevokeInvitation();
  const [chosen, setChosen] = createSignal<InvitationRow>();

  const columns: Column<InvitationRow>[] = [
    {
      id: "name",
      header: t("column.name"),
      cell: (row) => (
        <span class="grid leading-5">
          <span class="font-medium">{row.name}</span>
          <span class="text-xs font-normal text-ink-3">{row.email}</span>
        </span>
      ),
    },
    { id: "role", header: t("column.role"), cell: (row) => t(`role.${row.role}`) },
    { id: "sent", header: t("invitations.sent"), cell: (row) => <DateText value={row.createdAt} /> },
    { id: "expires", header: t("invitations.expires"), cell: (row) => <DateText value={row.expiresAt} /> },
    { id: "state", header: t("column.state"), cell: (row) => <InvitationBadge row={row} now={props.now} /> },
    {
      id: "actions",
      header: t("column.actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Show when={props.mayRevoke && invitationState(row, props.now) === "open"}>
          <Button size="sm" aria-label={`${t("revoke")}: ${row.name}`} onClick={() => setChosen(row)}>
            {t("revoke")}
          </Button>
        </Show>
      ),
    },
  ];
  const confirm = async () => {
    const row = chosen();
    if (!row) return;
    await revoke.mutateAsync(row.id);
    showToast({ text: t("revoke.done"), tone: "good" });
  };

  return (
    <>
      <Card flush>
        <QueryView
          query={invitations}
          empty={(rows) => rows.length === 0}
          whenEmpty={
            <EmptyState icon={<Mail size={20} aria-hidden="true" />} title={t("invitations.empty")}>
              {t("invitations.empty_text")}
            </EmptyState>
          }
        >
          {(rows) => <Table label={t("tab.invitations")} columns={columns} rows={rows()} rowKey={(row) => row.id} />}
        </QueryView>
      </Card>
      <ConfirmDialog
        open={chosen() !== undefined}
        onClose={() => setChosen(undefined)}
        onConfirm={confirm}
        title={t("revoke.title")}
        confirmLabel={t("revoke.confirm")}
      >
        <p>{t("revoke.text", { name: chosen()?.name ?? "" })}</p>
      </ConfirmDialog>
    </>
  );
}

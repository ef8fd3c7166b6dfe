import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Plus from "lucide-solid/icons/plus";
import { createSignal, Show } from "solid-js";
import type { ClientContact } from "#contract/client-contacts.ts";
import { problemText } from "#web/platform/problem.ts";
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
import { confirmContact, contactsQuery, deleteContact, refreshContacts } from "../client-contacts.queries.ts";
import { messages } from "../messages.ts";
import { ContactDialog } from "./contact-dialog.tsx";

/** The people at one client: reach them, keep them right, look at each once a year (P6-3). */
export function ContactsList(props: { clientId: string; mayChange: boolean }) {
  const t = messages.use();
  const client = useQueryClient();
  const contacts = useQuery(() => contactsQuery(props.clientId));
  const [editing, setEditing] = createSignal<ClientContact | null>();
  const [removing, setRemoving] = createSignal<ClientContact>();
  const confirm = useMutation(() => ({
    mutationFn: (id: string) => confirmContact(id),
    onSuccess: async () => {
      await refreshContacts(client, props.clientId);
      showToast({ text: t("confirm.done"), tone: "good" });
    },
    onError: (error) => showToast({ text: problemText(error), tone: "bad" }),
  }));
  const remove = async () => {
    const contact = removing();
    if (contact === undefined) return;
    await deleteContact(contact.id);
    await refreshContacts(client, props.clientId);
    showToast({ text: t("removed"), tone: "good" });
  };
  const add = () => (
    <Show when={props.mayChange}>
      <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setEditing(null)}>
        {t("add")}
      </Button>
    </Show>
  );
  const columns: Column<ClientContact>[] = [
    {
      id: "name",
      header: t("column.name"),
      cell: (row) => (
        <span class="grid leading-5">
          <span class="font-medium">{row.name}</span>
          <span class="text-sm font-normal text-ink-3">{row.job}</span>
        </span>
      ),
    },
    {
      id: "reach",
      header: t("column.reach"),
      cell: (row) => (
        <span class="grid leading-5 wrap-anywhere">
          <span>{row.email}</span>
          <span class="tabular">{row.phone}</span>
          <span class="text-sm text-ink-3">{row.profiles}</span>
        </span>
      ),
    },
    {
      id: "notes",
      header: t("column.notes"),
      cell: (row) => <span class="max-w-measure text-sm whitespace-pre-wrap text-ink-2">{row.notes}</span>,
    },
    {
      id: "reviewed",
      header: t("column.reviewed"),
      cell: (row) => (
        <Show
          when={row.due}
          fallback={
            <Show when={row.reviewedOn} fallback={<span class="text-ink-3">{t("reviewed.never")}</span>}>
              {(on) => <DateText value={on()} />}
            </Show>
          }
        >
          <Badge tone="review">{t("due")}</Badge>
        </Show>
      ),
    },
    {
      id: "actions",
      header: t("column.actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Show when={props.mayChange}>
          <span class="flex flex-wrap justify-end gap-2">
            <Show when={row.due}>
              <Button size="sm" busy={confirm.isPending} onClick={() => confirm.mutate(row.id)}>
                {t("confirm")}
              </Button>
            </Show>
            <Button size="sm" aria-label={`${t("edit")}: ${row.name}`} onClick={() => setEditing(row)}>
              {t("edit")}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              aria-label={`${t("remove")}: ${row.name}`}
              onClick={() => setRemoving(row)}
            >
              {t("remove")}
            </Button>
          </span>
        </Show>
      ),
    },
  ];
  return (
    <>
      <Card flush title={t("title.staff")} actions={add()}>
        <QueryView
          query={contacts}
          empty={(list) => list.length === 0}
          whenEmpty={<EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>}
        >
          {(list) => <Table label={t("title.staff")} columns={columns} rows={list()} rowKey={(row) => row.id} />}
        </QueryView>
      </Card>
      <Show when={editing() !== undefined}>
        <ContactDialog clientId={props.clientId} contact={editing() ?? null} onClose={() => setEditing(undefined)} />
      </Show>
      <ConfirmDialog
        open={removing() !== undefined}
        onClose={() => setRemoving(undefined)}
        onConfirm={remove}
        title={t("remove.title")}
        confirmLabel={t("remove.confirm")}
        danger
      >
        <p>{t("remove.text", { name: removing()?.name ?? "" })}</p>
      </ConfirmDialog>
    </>
  );
}

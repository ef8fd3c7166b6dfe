import Building from "lucide-solid/icons/building";
import Plus from "lucide-solid/icons/plus";
import { createSignal, Show } from "solid-js";
import type { ClientRow } from "#contract/assignments.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { NumberText } from "#web/ui/time.tsx";
import { clientsQuery } from "../clients.queries.ts";
import { messages } from "../messages.ts";
import { CreateClientDialog } from "./create-client-dialog.tsx";

/** The organisations calls are made for. */
export function ClientsPanel(props: { mayCreate: boolean }) {
  const t = messages.use();
  const clients = useQuery(() => clientsQuery);
  const [creating, setCreating] = createSignal(false);
  const columns: Column<ClientRow>[] = [
    { id: "name", header: t("column.name"), cell: (row) => <span class="font-medium">{row.name}</span> },
    {
      id: "assignments",
      header: t("column.assignments"),
      align: "end",
      cell: (row) => <NumberText value={row.assignments} />,
    },
  ];
  const add = () => (
    <Show when={props.mayCreate}>
      <Button icon={<Plus size={16} aria-hidden="true" />} onClick={() => setCreating(true)}>
        {t("create.open")}
      </Button>
    </Show>
  );
  return (
    <>
      <Card flush title={t("title")} actions={add()}>
        <QueryView
          query={clients}
          empty={(rows) => rows.length === 0}
          whenEmpty={
            <EmptyState icon={<Building size={20} aria-hidden="true" />} title={t("empty")}>
              {t("empty_text")}
            </EmptyState>
          }
        >
          {(rows) => <Table label={t("title")} columns={columns} rows={rows()} rowKey={(row) => row.id} />}
        </QueryView>
      </Card>
      <CreateClientDialog open={creating()} onClose={() => setCreating(false)} />
    </>
  );
}

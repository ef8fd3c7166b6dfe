import { Link } from "@tanstack/solid-router";
import Plus from "lucide-solid/icons/plus";
import { createSignal, Show } from "solid-js";
import type { AssignmentRow } from "#contract/assignments.ts";
import type { Role } from "#contract/roles.ts";
import { ReasonLine } from "#web/platform/reason/reason-gate.tsx";
import { useInfiniteQuery } from "#web/platform/use-query.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { LoadMore } from "#web/ui/load-more.tsx";
import { Page, PageHeader } from "#web/ui/page.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { type Column, Table } from "#web/ui/table/table.tsx";
import { DateText } from "#web/ui/time.tsx";
import { assignmentsQuery } from "../assignments.queries.ts";
import { messages } from "../messages.ts";
import { NewAssignmentDialog } from "./new-assignment-dialog.tsx";
import { AgreementStateBadge, AssignmentStateBadge } from "./state-badges.tsx";

/** The assignments within reach of the viewer, newest first. */
export function AssignmentList(props: { role: Role }) {
  const t = messages.use();
  const [creating, setCreating] = createSignal(false);
  const list = useInfiniteQuery(() => ({
    queryKey: ["assignments", "list"],
    queryFn: ({ pageParam }) => assignmentsQuery(pageParam),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  }));
  const mayCreate = () => props.role === "client" || props.role === "supervisor";
  const audience = () => (props.role === "client" ? "client" : "staff");
  const create = () => (
    <Button variant="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={() => setCreating(true)}>
      {t("new")}
    </Button>
  );

  const columns = (): Column<AssignmentRow>[] => [
    {
      id: "name",
      header: t("column.name"),
      cell: (row) => (
        <Link
          to="/assignments/$assignmentId"
          params={{ assignmentId: row.id }}
          class="font-medium underline-offset-2 hover:underline"
        >
          {row.name}
        </Link>
      ),
    },
    ...(audience() === "staff"
      ? [{ id: "client", header: t("column.client"), cell: (row: AssignmentRow) => row.clientName }]
      : []),
    { id: "state", header: t("column.state"), cell: (row) => <AssignmentStateBadge state={row.state} /> },
    { id: "agreement", header: t("column.agreement"), cell: (row) => <AgreementStateBadge state={row.agreement} /> },
    {
      id: "created",
      header: t("column.created"),
      align: "end",
      hideNarrow: true,
      cell: (row) => <DateText value={row.createdAt} />,
    },
  ];

  return (
    <Page>
      <PageHeader
        pageName={t("title")}
        lead={t(`lead.${audience()}`)}
        actions={<Show when={mayCreate()}>{create()}</Show>}
      />
      <ReasonLine />
      <QueryView
        query={list}
        empty={(data) => data.pages.every((page) => page.items.length === 0)}
        whenEmpty={
          <Card>
            <EmptyState title={t("empty.title")} action={<Show when={mayCreate()}>{create()}</Show>}>
              {t(`empty.${mayCreate() ? (audience() === "client" ? "client" : "supervisor") : "other"}`)}
            </EmptyState>
          </Card>
        }
      >
        {(data) => (
          <>
            <Card flush>
              <Table
                label={t("title")}
                columns={columns()}
                rows={data().pages.flatMap((page) => page.items)}
                rowKey={(row) => row.id}
              />
            </Card>
            <LoadMore pages={list}>{t("more")}</LoadMore>
          </>
        )}
      </QueryView>
      <NewAssignmentDialog open={creating()} onClose={() => setCreating(false)} forClient={props.role === "client"} />
    </Page>
  );
}

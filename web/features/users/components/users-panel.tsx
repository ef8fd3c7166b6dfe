import Users from "lucide-solid/icons/users";
import { createMemo, createSignal, Show } from "solid-js";
import type { SessionInfo, UserRow } from "#contract/identity.ts";
import { formatNumber } from "#web/platform/format.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Card } from "#web/ui/card.tsx";
import { CheckboxField } from "#web/ui/form/checkbox-field.tsx";
import { TextField } from "#web/ui/form/text-field.tsx";
import { QueryView } from "#web/ui/query-view.tsx";
import { EmptyState } from "#web/ui/states.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { messages } from "../messages.ts";
import { filterUsers, rightsOf } from "../users.models.ts";
import { usersQuery } from "../users.queries.ts";
import { ManageUser } from "./manage-user.tsx";
import { userColumns } from "./user-columns.tsx";

export function UsersPanel(props: { user: SessionInfo["user"] }) {
  const t = messages.use();
  const users = useQuery(() => usersQuery);
  const [text, setText] = createSignal("");
  const [deactivated, setDeactivated] = createSignal(false);
  const [managed, setManaged] = createSignal<UserRow>();
  const rights = () => rightsOf(props.user);
  const columns = createMemo(() =>
    userColumns({
      ownId: props.user.id,
      withinClient: props.user.role === "client",
      mayManage: rights().deactivate,
      onManage: setManaged,
    }),
  );

  return (
    <Card flush>
      <div class="flex flex-wrap items-end gap-x-5 gap-y-2 border-b border-line px-4 py-3">
        <TextField
          class="w-full sm:w-72"
          type="search"
          label={t("filter.search")}
          value={text()}
          onInput={setText}
          maxLength={100}
        />
        <CheckboxField
          class="sm:pb-1.5"
          label={t("filter.deactivated")}
          checked={deactivated()}
          onInput={setDeactivated}
        />
      </div>
      <QueryView query={users}>
        {(rows) => {
          const shown = createMemo(() => filterUsers(rows(), { text: text(), deactivated: deactivated() }));
          return (
            <>
              <Show
                when={shown().length > 0}
                fallback={
                  <EmptyState icon={<Users size={20} aria-hidden="true" />} title={t("filter.none")}>
                    {t("filter.none_text")}
                  </EmptyState>
                }
              >
                <Table label={t("title")} columns={columns()} rows={shown()} rowKey={(row) => row.id} />
              </Show>
              <p class="border-t border-line px-4 py-2 text-sm text-ink-3" role="status">
                {t("filter.count", { n: shown().length, formatted: formatNumber(shown().length) })}
              </p>
            </>
          );
        }}
      </QueryView>
      <ManageUser user={managed()} rights={rights()} onClose={() => setManaged(undefined)} />
    </Card>
  );
}

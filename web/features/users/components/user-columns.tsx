import Check from "lucide-solid/icons/check";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { Show } from "solid-js";
import type { UserRow } from "#contract/identity.ts";
import { isStaff } from "#contract/roles.ts";
import { formatDate } from "#web/platform/format.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/table/table.tsx";
import { messages } from "../messages.ts";

const there = () => <Check size={14} aria-hidden="true" />;
const missing = () => <TriangleAlert size={14} aria-hidden="true" />;

/** One line a person. The client and NDA columns are of no use inside one client's own list. */
export function userColumns(options: {
  ownId: string;
  withinClient: boolean;
  mayManage: boolean;
  onManage: (row: UserRow) => void;
}): Column<UserRow>[] {
  const t = messages.use();
  const columns: (Column<UserRow> | false)[] = [
    {
      id: "name",
      header: t("column.name"),
      cell: (row) => (
        <span class="grid leading-5">
          <span>
            <span class="font-medium">{row.name}</span>
            <Show when={row.id === options.ownId}>
              <span class="font-normal text-ink-3"> ({t("own")})</span>
            </Show>
          </span>
          <span class="text-xs font-normal text-ink-3">{row.email}</span>
        </span>
      ),
    },
    {
      id: "role",
      header: t("column.role"),
      cell: (row) => (
        <span class="grid leading-5">
          {t(`role.${row.role}`)}
          <Show when={row.clientOwner}>
            <span class="text-xs text-ink-3">{t("owner")}</span>
          </Show>
          <Show when={row.mayCountersign}>
            <span class="text-xs text-ink-3">{t("countersigns")}</span>
          </Show>
        </span>
      ),
    },
    !options.withinClient && { id: "client", header: t("column.client"), cell: (row) => row.clientName ?? "–" },
    {
      id: "factor",
      header: t("column.factor"),
      cell: (row) => (
        <Show
          when={row.twoFactorEnabled}
          fallback={
            <Badge tone="review" icon={missing()}>
              {t("factor.off")}
            </Badge>
          }
        >
          <Badge icon={there()}>{t("factor.on")}</Badge>
        </Show>
      ),
    },
    !options.withinClient && {
      id: "nda",
      header: t("column.nda"),
      cell: (row) => (
        <Show when={isStaff(row.role)} fallback="–">
          <Show
            when={row.ndaSigned}
            fallback={
              <Badge tone="review" icon={missing()}>
                {t("nda.missing")}
              </Badge>
            }
          >
            <Badge icon={there()}>{t("nda.signed")}</Badge>
          </Show>
        </Show>
      ),
    },
    {
      id: "state",
      header: t("column.state"),
      cell: (row) => (
        <Show when={row.deactivatedAt} fallback={<Badge tone="good">{t("state.active")}</Badge>}>
          {(at) => <Badge tone="gone">{t("state.deactivated", { date: formatDate(at()) })}</Badge>}
        </Show>
      ),
    },
    options.mayManage && {
      id: "actions",
      header: t("column.actions"),
      hideHeader: true,
      align: "end",
      cell: (row) => (
        <Show when={row.deactivatedAt === null && row.id !== options.ownId}>
          <Button size="sm" aria-label={`${t("manage")}: ${row.name}`} onClick={() => options.onManage(row)}>
            {t("manage")}
          </Button>
        </Show>
      ),
    },
  ];
  return columns.filter((column) => column !== false);
}

import { Show } from "solid-js";
import type { SettingChange } from "#contract/settings.ts";
import { Card } from "#web/ui/card.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { DateTimeText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";

/** Who set it when, newest first. */
export function SettingHistory(props: { changes: SettingChange[] }) {
  const t = messages.use();
  return (
    <Show when={props.changes.length > 0} fallback={<p class="text-sm text-ink-3">{t("never")}</p>}>
      <Card flush title={t("history.title")}>
        <Table
          label={t("history.title")}
          rows={props.changes}
          rowKey={(change) => change.at}
          columns={[
            { id: "at", header: t("history.at"), cell: (change) => <DateTimeText value={change.at} /> },
            { id: "value", header: t("history.value"), cell: (change) => t(`choice.${change.value}`) },
            { id: "by", header: t("history.by"), cell: (change) => change.by },
          ]}
        />
      </Card>
    </Show>
  );
}

import { Show } from "solid-js";
import type { DatabaseRow } from "#contract/rows.ts";
import { cx } from "#web/ui/cx.ts";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { messages } from "../messages.ts";

/** What has come of the lead: its state and the outcome of the last call. */
export function LeadCell(props: { row: DatabaseRow }) {
  const t = messages.use();
  const outcome = () => (props.row.lastOutcome === null ? null : outcomeText(props.row.lastOutcome));
  return (
    <span class="truncate">
      <span
        class={cx(props.row.leadState === "open" && "text-ink-2", props.row.leadState === "review" && "text-review")}
      >
        {t(`lead.${props.row.leadState}`)}
      </span>
      <Show when={props.row.priority && props.row.leadState !== "closed"}>
        <span class="text-brand"> · {t("lead.priority")}</span>
      </Show>
      <Show when={outcome()}>{(text) => <span class="text-ink-3"> · {text()}</span>}</Show>
    </span>
  );
}

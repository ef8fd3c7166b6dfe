import { Show } from "solid-js";
import type { DatabaseRow } from "#contract/rows.ts";
import { cx } from "#web/ui/cx.ts";
import { messages } from "../messages.ts";
import { outcomeWords } from "../outcome-words.ts";

/** What has come of the lead: its state and the outcome of the last call. */
export function LeadCell(props: { row: DatabaseRow }) {
  const t = messages.use();
  const outcome = () => {
    const last = props.row.lastOutcome;
    return last === null ? null : t(`outcome.${outcomeWords.find((each) => each === last) ?? "other"}`);
  };
  return (
    <span class="truncate">
      <span
        class={cx(props.row.leadState === "open" && "text-ink-2", props.row.leadState === "review" && "text-review")}
      >
        {t(`lead.${props.row.leadState}`)}
      </span>
      <Show when={outcome()}>{(text) => <span class="text-ink-3"> · {text()}</span>}</Show>
    </span>
  );
}

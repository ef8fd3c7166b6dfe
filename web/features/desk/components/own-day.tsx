import { For, Show } from "solid-js";
import type { DeskDay } from "#contract/desk.ts";
import { formatDuration } from "#web/platform/format.ts";
import { Card } from "#web/ui/card.tsx";
import { outcomeText } from "#web/ui/outcomes/outcome-text.ts";
import { NumberText } from "#web/ui/time.tsx";
import { messages } from "../messages.ts";

/** The agent's own day, as counts only. */
export function OwnDay(props: { day: DeskDay }) {
  const t = messages.use();
  return (
    <Card title={t("pause.day")}>
      <dl class="grid gap-1">
        <Line label={t("pause.due")} value={props.day.dueCallbacks} strong />
        <Line label={t("pause.calls")} value={props.day.calls} strong />
        <div class="flex items-baseline justify-between gap-4">
          <dt>{t("pause.worked")}</dt>
          <dd class="tabular text-lg font-semibold">{formatDuration(props.day.workedSeconds)}</dd>
        </div>
        <For each={props.day.outcomes}>{(outcome) => <Line label={outcomeText(outcome)} value={outcome.count} />}</For>
      </dl>
      <Show when={props.day.calls === 0}>
        <p class="mt-1 text-sm text-ink-3">{t("pause.no_calls")}</p>
      </Show>
    </Card>
  );
}

const Line = (props: { label: string; value: number; strong?: boolean }) => (
  <div class="flex items-baseline justify-between gap-4">
    <dt class={props.strong ? undefined : "pl-3 text-ink-2"}>{props.label}</dt>
    <dd class={props.strong ? "tabular text-lg font-semibold" : "tabular text-ink-2"}>
      <NumberText value={props.value} />
    </dd>
  </div>
);

import { For, Show } from "solid-js";
import type { BriefingRow } from "#contract/desk.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Card } from "#web/ui/card.tsx";
import { messages } from "../messages.ts";

/** What the agent is planned on now, each with its briefing (P1-5). */
export function Briefings(props: { rows: readonly BriefingRow[] }) {
  const t = messages.use();
  return (
    <Card title={t("pause.briefings")} flush>
      <ul class="divide-y divide-line">
        <For each={props.rows} fallback={<li class="px-4 py-3 text-ink-2">{t("pause.unplanned_title")}</li>}>
          {(row) => (
            <li class="grid gap-1 px-4 py-3">
              <div class="flex flex-wrap items-center justify-between gap-2">
                <h3 class="font-medium">{row.assignmentName}</h3>
                <Badge tone={row.callableNow ? "good" : "neutral"}>
                  {t(row.callableNow ? "pause.callable" : "pause.not_callable")}
                </Badge>
              </div>
              <Show when={row.briefing} fallback={<p class="text-ink-3">{t("pause.no_briefing")}</p>}>
                <p class="max-w-measure whitespace-pre-line text-ink-2">{row.briefing}</p>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}

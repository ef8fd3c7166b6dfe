import { useMutation, useQueryClient } from "@tanstack/solid-query";
import { For, Show } from "solid-js";
import type { BriefingRow } from "#contract/desk.ts";
import { problemText } from "#web/platform/problem.ts";
import { Badge } from "#web/ui/badge.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { deskDayQuery, markBriefingRead } from "../desk.api.ts";
import { messages } from "../messages.ts";
import { ClientPeople } from "./client-people.tsx";

/** What the agent is planned on now, each with its briefing (P1-5), new ones marked until they are read. */
export function Briefings(props: { rows: readonly BriefingRow[] }) {
  const t = messages.use();
  const client = useQueryClient();
  const read = useMutation(() => ({
    mutationFn: markBriefingRead,
    onSuccess: () => client.invalidateQueries({ queryKey: deskDayQuery.queryKey }),
    onError: (error) => void showToast({ text: problemText(error), tone: "bad" }),
  }));
  const firstUnread = () => props.rows.find((row) => row.unread)?.assignmentId;
  return (
    <Card title={t("pause.briefings")} flush>
      <ul class="divide-y divide-line">
        <For each={props.rows} fallback={<li class="px-4 py-3 text-ink-2">{t("pause.unplanned_title")}</li>}>
          {(row) => (
            <li class="grid gap-1 px-4 py-3">
              <div class="flex flex-wrap items-center justify-between gap-2">
                <h3 class="flex flex-wrap items-center gap-2 font-medium">
                  {row.assignmentName}
                  <Show when={row.unread}>
                    <Badge tone="brand">{t("pause.unread")}</Badge>
                  </Show>
                </h3>
                <Badge tone={row.callableNow ? "good" : "neutral"}>
                  {t(row.callableNow ? "pause.callable" : "pause.not_callable")}
                </Badge>
              </div>
              <Show when={row.briefing} fallback={<p class="text-ink-3">{t("pause.no_briefing")}</p>}>
                <p class="max-w-measure whitespace-pre-line text-ink-2">{row.briefing}</p>
              </Show>
              <Show when={row.unread}>
                <Button
                  size="sm"
                  class="justify-self-start"
                  kbd={row.assignmentId === firstUnread() ? "L" : undefined}
                  data-briefing-read={row.assignmentId === firstUnread() ? "" : undefined}
                  busy={read.isPending}
                  onClick={() => read.mutate(row.assignmentId)}
                >
                  {t("pause.mark_read")}
                </Button>
              </Show>
              <ClientPeople assignmentId={row.assignmentId} assignmentName={row.assignmentName} />
            </li>
          )}
        </For>
      </ul>
    </Card>
  );
}

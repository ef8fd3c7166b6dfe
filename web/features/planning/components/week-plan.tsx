// biome-ignore-all lint/a11y/noNoninteractiveElementInteractions: the arrows of the buttons inside, gathered in one place
import { useMutation, useQueryClient } from "@tanstack/solid-query";
import Check from "lucide-solid/icons/check";
import ChevronLeft from "lucide-solid/icons/chevron-left";
import ChevronRight from "lucide-solid/icons/chevron-right";
import { createSignal, For, Show } from "solid-js";
import type { ScheduleRow } from "#contract/assignments.ts";
import { formatDate, formatDay } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { cx } from "#web/ui/cx.ts";
import { IconButton } from "#web/ui/icon-button.tsx";
import { showToast } from "#web/ui/toast.tsx";
import { messages } from "../messages.ts";
import { planDay, refreshSchedules } from "../planning.queries.ts";
import { todayOn } from "../today.ts";
import { isPlannedOn, plusDays, weekOf } from "../week.ts";

/** Agents by days: a press plans or takes out one day, at once. The arrows walk the table. */
export function WeekPlan(props: { assignmentId: string; agents: readonly ScheduleRow[] }) {
  const t = messages.use();
  const client = useQueryClient();
  const [monday, setMonday] = createSignal(weekOf(todayOn())[0] ?? todayOn());
  const days = () => weekOf(monday());
  const [busy, setBusy] = createSignal<string>();
  let table!: HTMLTableElement;

  const change = useMutation(() => ({
    mutationFn: ({ agent, day, planned }: { agent: ScheduleRow; day: string; planned: boolean }) =>
      planDay(props.assignmentId, agent.agentId, day, planned),
    onSuccess: (_, { agent, day, planned }) =>
      showToast({
        text: t(planned ? "week.planned" : "week.withdrawn", { name: agent.agentName, day: formatDate(day) }),
        tone: "good",
        action: { label: t("week.undo"), run: () => void toggle(agent, day, !planned) },
      }),
    onError: (error) => showToast({ text: problemText(error), tone: "bad" }),
    onSettled: () => refreshSchedules(client, props.assignmentId),
  }));
  const toggle = async (agent: ScheduleRow, day: string, planned: boolean) => {
    const key = `${agent.agentId} ${day}`;
    if (busy() === key) return;
    setBusy(key);
    await change.mutateAsync({ agent, day, planned }).catch(() => {});
    setBusy(undefined);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>("[data-row]");
    if (!cell) return;
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [row, day] = [Number(cell.dataset.row) + (step[0] ?? 0), Number(cell.dataset.day) + (step[1] ?? 0)];
    table.querySelector<HTMLElement>(`[data-row="${row}"][data-day="${day}"]`)?.focus();
  };

  return (
    <Card
      flush
      title={t("week.title", { from: formatDate(days()[0] ?? ""), until: formatDate(days()[6] ?? "") })}
      actions={
        <span class="flex items-center gap-1">
          <IconButton
            label={t("week.previous")}
            icon={<ChevronLeft size={16} aria-hidden="true" />}
            onClick={() => setMonday(plusDays(monday(), -7))}
          />
          <Button size="sm" onClick={() => setMonday(weekOf(todayOn())[0] ?? todayOn())}>
            {t("week.now")}
          </Button>
          <IconButton
            label={t("week.next")}
            icon={<ChevronRight size={16} aria-hidden="true" />}
            onClick={() => setMonday(plusDays(monday(), 7))}
          />
        </span>
      }
    >
      <div class="overflow-x-auto">
        <table
          ref={table}
          class="w-full min-w-160 border-collapse text-sm"
          aria-label={t("week.table")}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr class="border-b border-line text-xs text-ink-3">
              <th scope="col" class="sticky left-0 bg-surface px-4 py-2 text-start font-medium">
                {t("column.agent")}
              </th>
              <For each={days()}>
                {(day) => (
                  <th
                    scope="col"
                    class={cx("px-1 py-2 text-center font-medium", day === todayOn() && "text-brand")}
                    aria-current={day === todayOn() ? "date" : undefined}
                  >
                    {formatDay(day)}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={props.agents}>
              {(agent, row) => (
                <tr class="border-b border-line last:border-b-0">
                  <th scope="row" class="sticky left-0 max-w-48 truncate bg-surface px-4 py-1 text-start font-medium">
                    {agent.agentName}
                    <Show when={!agent.ndaSigned}>
                      <span class="block text-xs font-normal text-review">{t("week.no_nda")}</span>
                    </Show>
                  </th>
                  <For each={days()}>
                    {(day, at) => {
                      const planned = () => isPlannedOn(agent.periods, day);
                      const locked = () => day < todayOn() || (!agent.ndaSigned && !planned());
                      return (
                        <td class="p-1">
                          <button
                            type="button"
                            data-row={row()}
                            data-day={at()}
                            aria-pressed={planned()}
                            aria-disabled={locked()}
                            aria-label={t("week.cell", { name: agent.agentName, day: formatDay(day) })}
                            class={cx(
                              "grid min-h-9 w-full place-items-center rounded-sm border pointer-coarse:min-h-11",
                              planned() ? "border-brand-line bg-brand-soft text-brand" : "border-line text-ink-3",
                              locked() ? "cursor-default opacity-60" : "hover:border-brand",
                              busy() === `${agent.agentId} ${day}` && "opacity-60",
                            )}
                            onClick={() => !locked() && void toggle(agent, day, !planned())}
                          >
                            <Show when={planned()} fallback={<span aria-hidden="true">–</span>}>
                              <Check size={16} aria-hidden="true" />
                            </Show>
                          </button>
                        </td>
                      );
                    }}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <p class="px-4 py-2 text-xs text-ink-3">{t("week.keys")}</p>
    </Card>
  );
}

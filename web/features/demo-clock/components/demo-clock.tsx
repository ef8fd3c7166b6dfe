import * as Popover from "@kobalte/core/popover";
import Hourglass from "lucide-solid/icons/hourglass";
import { For, Show } from "solid-js";
import { formatDate } from "#web/platform/format.ts";
import { problemText } from "#web/platform/problem.ts";
import { useQuery } from "#web/platform/use-query.ts";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { buttonClass } from "#web/ui/button-class.ts";
import { cx } from "#web/ui/cx.ts";
import { clockQuery, useAdvanceClock } from "../demo-clock.queries.ts";
import { messages } from "../messages.ts";

const LEAPS = [
  { key: "advance.day", advance: { days: 1 } },
  { key: "advance.month", advance: { months: 1 } },
  { key: "advance.months", advance: { months: 6 } },
] as const;

/** Only in the demo world: shows its date and lets time pass, so that a person can see values grow old and go. */
export function DemoClock() {
  const t = messages.use();
  const clock = useQuery(() => clockQuery);
  const advance = useAdvanceClock();
  const date = () => (clock.data ? formatDate(clock.data.now) : "…");
  return (
    <Popover.Root gutter={6}>
      <Popover.Trigger
        class={cx(buttonClass("secondary", "sm"), "max-sm:border-transparent max-sm:bg-transparent")}
        aria-label={`${t("label")}: ${date()}`}
      >
        <Hourglass size={14} class="text-review" aria-hidden="true" />
        <span class="tabular max-sm:sr-only">{date()}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content class="animate-appear z-40 grid w-72 gap-3 rounded-lg border border-line bg-raised p-4 shadow-raised">
          <Popover.Title class="font-medium">{t("now", { date: date() })}</Popover.Title>
          <Popover.Description class="text-sm text-ink-3">{t("advance.hint")}</Popover.Description>
          <div class="flex flex-wrap gap-2">
            <For each={LEAPS}>
              {(leap) => (
                <Button size="sm" busy={advance.isPending} onClick={() => advance.mutate(leap.advance)}>
                  + {t(leap.key)}
                </Button>
              )}
            </For>
          </div>
          <Show when={advance.isError}>
            <Banner tone="bad">{problemText(advance.error)}</Banner>
          </Show>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
